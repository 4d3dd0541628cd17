/** Why a worker did not finish its task: it died of it, or was ended because the task took too long. */
export class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded';

  constructor(
    readonly reason: 'died' | 'out-of-memory' | 'too-long' | 'cancelled',
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}
