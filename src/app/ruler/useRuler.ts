import { useCallback, useEffect, useState } from 'react';
import { groupChanges, type GroupChange } from './groupChanges';
import { applyChanges } from './applyChanges';
import { type Ruler } from './ruler';
import { type RunningGroup } from './runningGroup';

/** What runs in a ruler, and what writing would change there. */
export interface RulerState {
  readonly status: 'idle' | 'reading' | 'writing' | 'done' | 'failed';
  readonly error?: string;
  readonly changes: readonly GroupChange[];
  /** Writes the wanted groups. */
  readonly write: () => void;
  /** Removes those that run. */
  readonly remove: () => void;
}

interface Read {
  readonly ruler: Ruler;
  readonly running: readonly RunningGroup[];
  readonly error?: string;
}

/** Reads the rules of a ruler when it changes, and after each writing. Nothing is asked without one. */
export function useRuler(ruler: Ruler | undefined, name: string, wanted: readonly RunningGroup[]): RulerState {
  const [read, setRead] = useState<Read>();
  const [isWriting, setIsWriting] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    if (ruler !== undefined) {
      void readRules(ruler).then((found) => {
        if (isCurrent) {
          setRead(found);
        }
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [ruler]);
  const known = read?.ruler === ruler ? read : undefined;
  const planned = known === undefined ? undefined : groupChanges(name, known.running, wanted);
  const changes = planned?.ok === true ? planned.value : [];
  const change = useCallback(
    (all: readonly RunningGroup[]) => {
      if (ruler === undefined || known === undefined) {
        return;
      }
      const toDo = groupChanges(name, known.running, all);
      setIsWriting(true);
      void applyChanges(ruler, toDo.ok ? toDo.value : [], all)
        .then(
          () => readRules(ruler),
          async (error: unknown) => ({ ...(await readRules(ruler)), error: textOf(error) })
        )
        .then((found) => {
          setRead(found);
          setIsWriting(false);
        });
    },
    [ruler, known, name]
  );
  const error = known?.error ?? (planned?.ok === false ? planned.error : undefined);
  return {
    status: statusOf(ruler, known, isWriting, error),
    ...(error === undefined ? {} : { error }),
    changes,
    write: () => change(wanted),
    remove: () => change([]),
  };
}

function statusOf(
  ruler: Ruler | undefined,
  known: Read | undefined,
  isWriting: boolean,
  error: string | undefined
): RulerState['status'] {
  if (ruler === undefined) {
    return 'idle';
  }
  if (known === undefined) {
    return 'reading';
  }
  return isWriting ? 'writing' : error === undefined ? 'done' : 'failed';
}

async function readRules(ruler: Ruler): Promise<Read> {
  try {
    return { ruler, running: await ruler.read() };
  } catch (error) {
    return { ruler, running: [], error: textOf(error) };
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
