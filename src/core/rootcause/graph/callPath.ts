/** Who calls whom. */
export interface Call {
  readonly from: string;
  readonly to: string;
}

/** The shortest way along the calls by which a failure travels from a service to the one that shows the symptom, both included; empty where there is none. */
export function callPath(calls: readonly Call[], cause: string, symptom: string): readonly string[] {
  const reached = new Map<string, string>([[cause, '']]);
  const queue = [cause];
  for (let service = queue.shift(); service !== undefined; service = queue.shift()) {
    if (service === symptom) {
      return wayTo(symptom, reached);
    }
    for (const { from, to } of calls) {
      if (to === service && !reached.has(from)) {
        reached.set(from, service);
        queue.push(from);
      }
    }
  }
  return [];
}

function wayTo(service: string, reached: ReadonlyMap<string, string>): readonly string[] {
  const way: string[] = [];
  for (let each = service; each !== ''; each = reached.get(each) ?? '') {
    way.unshift(each);
  }
  return way;
}
