import { useEffect, useState, type DependencyList } from 'react';

interface AsyncState<T> {
  readonly value?: T;
  readonly error?: Error;
}

/** The result of the latest call of `load`, called again when `dependencies` change. */
export function useAsync<T>(load: () => Promise<T>, dependencies: DependencyList): AsyncState<T> {
  const [state, setState] = useState<AsyncState<T>>({});
  useEffect(() => {
    let current = true;
    setState({});
    load().then(
      (value) => current && setState({ value }),
      (error: unknown) => current && setState({ error: error instanceof Error ? error : new Error(String(error)) })
    );
    return () => {
      current = false;
    };
    // the caller says on what `load` depends, as for useEffect
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, dependencies);
  return state;
}
