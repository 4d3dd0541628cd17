import { startWorker } from '../startWorker';

startWorker();
