import { served, serveTasks } from '../kit/work/serveTasks';
import { runShapeWork } from './runShapeWork';

serveTasks({ shapes: served(runShapeWork) });
