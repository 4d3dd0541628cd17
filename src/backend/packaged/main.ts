import { getAsset } from 'node:sea';
import { Worker } from 'node:worker_threads';
import { startPlugin } from '../startPlugin';

// A single executable has no script beside it that a thread could load: the thread's script is an asset inside.
void startPlugin((options) => new Worker(getAsset('worker', 'utf8'), { ...options, eval: true }));
