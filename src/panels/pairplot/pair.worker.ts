import { serveTask } from '../serveTask';
import { runPairWork } from './runPairWork';

serveTask(runPairWork);
