import { startWorker } from '../../src/backend/startWorker';

startWorker();
