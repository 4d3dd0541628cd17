/** Work that may take long: the same function here and in the worker. What goes there and back has to be plain data. */
export interface Task<Input, Output> {
  /** The worker's name for it: see {@link serveTasks}. */
  readonly name: string;
  readonly run: (input: Input) => Output;
  /** About how many milliseconds it takes. */
  readonly costMs: (input: Input) => number;
  /** Starts the worker of the panel's tasks. */
  readonly startWorker: () => Worker;
}

/** A piece of work, and what its outcome is shown with. */
export interface Work<Input, Origin = null> {
  readonly input: Input;
  /** What the input was read from, fields included; never sent to the worker. */
  readonly origin: Origin;
}
