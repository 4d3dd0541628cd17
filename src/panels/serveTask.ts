/** A piece of work as it goes to a worker. */
interface TaskRequest<Input> {
  readonly input: Input;
}

/** What a worker answers. */
export type TaskAnswer<Output> =
  { readonly ok: true; readonly output: Output } | { readonly ok: false; readonly error: string };

/** Makes the present worker run one kind of work, request by request. */
export function serveTask<Input, Output>(run: (input: Input) => Output): void {
  self.addEventListener('message', (event: MessageEvent<TaskRequest<Input>>) => {
    self.postMessage(answer(run, event.data.input));
  });
}

function answer<Input, Output>(run: (input: Input) => Output, input: Input): TaskAnswer<Output> {
  try {
    return { ok: true, output: run(input) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
