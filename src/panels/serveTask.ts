/** A piece of work as it goes to a worker. */
interface TaskRequest<Input> {
  readonly input: Input;
}

/** What a worker answers. */
export type TaskAnswer<Output> =
  { readonly ok: true; readonly output: Output } | { readonly ok: false; readonly error: string };

/**
 * Makes the present worker run one kind of work, request by request.
 *
 * @param buffersOf large memory of an outcome that nothing else in the worker uses: handed over to the page, which would
 *   have to wait for a copy
 */
export function serveTask<Input, Output>(
  run: (input: Input) => Output,
  buffersOf: (output: Output) => ArrayBuffer[] = () => []
): void {
  self.addEventListener('message', (event: MessageEvent<TaskRequest<Input>>) => {
    const given = answer(run, event.data.input);
    self.postMessage(given, { transfer: given.ok ? buffersOf(given.output) : [] });
  });
}

function answer<Input, Output>(run: (input: Input) => Output, input: Input): TaskAnswer<Output> {
  try {
    return { ok: true, output: run(input) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
