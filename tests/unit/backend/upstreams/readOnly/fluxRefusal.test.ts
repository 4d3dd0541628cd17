import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fluxRefusal } from '../../../../../src/backend/upstreams/readOnly/fluxRefusal';

const read = 'from(bucket: "shop") |> range(start: -1h)';

describe('fluxRefusal', () => {
  it.each([
    read,
    `${read} |> filter(fn: (r) => r.to == "to" and r["to"] =~ /to\\/(x|y)/) |> rename(columns: {to: "from"})`,
    `import "experimental/aggregate"\nimport d "date"\n${read} |> aggregate.rate(every: 1m) |> map(fn: (r) => ({r with t: d.hour(t: r._time)}))`,
    `// to() |> to()\n${read} |> yield(name: "a to(b) \${string(v: 1 / 2)} to")`,
    'import "influxdata/influxdb/monitor"\nmonitor.from(start: -1h)',
    'import "influxdata/influxdb/schema"\nschema.tagValues(bucket: "shop", tag: "host")',
    'x = 2020-01-01T00:00:00+01:00\ny = 1h30m\nbuckets() |> limit(n: 1)',
    'import "strings"\nf = (r) => strings.toUpper(v: r.to)\n' + read + ' |> map(fn: f)',
    '"cost: $$ ${"a"} $" |> display()',
  ])('lets %j pass', (script) => {
    expect(fluxRefusal(script)).toBeUndefined();
  });

  it.each([
    [`${read} |> to(bucket: "x")`, /"to" writes/],
    [`${read} |> to (bucket: "x")`, /"to" writes/],
    [`${read}|>/* */to()`, /./],
    [`f = to\n${read} |> f(bucket: "x")`, /"to" writes/],
    [`${read} |> wideTo(bucket: "x")`, /"wideTo" writes/],
    [`g = {w: to}\n${read} |> g.w()`, /"to" writes/],
    [`g = {to}\n${read} |> g.to()`, /"to" writes/],
    [`import x "experimental"\n${read} |> x.to(bucket: "x")`, /"x.to" writes/],
    [`import "experimental"\n${read} |> experimental . to(bucket: "x")`, /"experimental.to" writes/],
    [`import "experimental"\n${read} |> experimental["to"](bucket: "x")`, /is the package "experimental"/],
    [`import "experimental"\ne = experimental\n${read} |> e.to()`, /is the package "experimental"/],
    [`import "experimental"\ne = {experimental with x: 1}\n${read} |> e.to()`, /is the package/],
    [`import i "influxdata/influxdb"\nw = i.wideTo`, /"i.wideTo" writes/],
    ['import "http"\nhttp.post(url: "http://x")', /package "http" may not be imported/],
    ['import r "http/requests"\nr.do(method: "DELETE", url: "x")', /may not be imported/],
    ['import "sql"\nsql.from(driverName: "postgres", query: "DROP TABLE x")', /package "sql"/],
    ['import "influxdata/influxdb/secrets"\nsecrets.get(key: "x")', /may not be imported/],
    ['import "experimental/influxdb"\ninfluxdb.api(method: "delete", path: "/x")', /may not be imported/],
    ['import m "influxdata/influxdb/monitor"\nm.check(data: {})', /"m.check" writes/],
    ['import "universe"\nuniverse.to()', /may not be imported/],
    ['import "exper\\x69mental"\n', /may not be imported/],
    ['import a "experimental"\nimport a "math"\na.to()', /two imports/],
    ['builtin to : (<-tables: A) => A', /"builtin" may not/],
    // What hides a call from those who take a part of a string, or of an expression, for something else.
    [`x = "$\${" |> to() //"}"`, /"to" writes/],
    [`x = "$\\" |> to() //"`, /"to" writes/],
    [`x = "a \${"b" + to()} c"`, /"to" writes/],
    ['import "math" /"/ |> to() // "', /"to" writes/],
    ['x = 1 / 2 //"\n|> to() //"', /"to" writes/],
    [`x = r =~ /\\\\/ |> to() // /"`, /./],
    ['x = "${/"/}" |> to() // /}"', /"to" writes/],
    ['x = "does not end |> to()', /does not end/],
    ['x = a ` b', /cannot be read/],
  ])('refuses %j', (script, reason) => {
    expect(fluxRefusal(script)).toMatch(reason);
  });

  it('refuses every call that writes, wherever in a script it stands', () => {
    const before = fc.stringMatching(/^(?:x = "[a-z/'$]*"\n|\/\/[a-z"'/]*\n|y = r =~ \/[a-z"']+\/\n|z = 1 \/ 2\n)*$/);
    const writes = fc.constantFrom('|> to(bucket: "b")', '|> to()', 'w = to', 'w = [to]', 'w = (x=to) => x');
    fc.assert(
      fc.property(before, writes, before, (first, write, last) => {
        expect(fluxRefusal(`${first}${read} ${write}\n${last}`)).toMatch(/"to" writes/);
      })
    );
  });
});
