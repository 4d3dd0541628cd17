import { parser } from '@prometheus-io/lezer-promql';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type QueryLanguage } from '../../../src/protocol/upstreamKinds';
import { withVariables } from '../../../src/datasource/variables/withVariables';
import { grafanaTemplates, type VariableValue } from './grafanaTemplates';

function put(query: string, language: QueryLanguage, value: VariableValue): string {
  const templates = grafanaTemplates({ v: value });
  return withVariables(query, language, (text, format) => templates.replace(text, {}, format));
}

const hosts = ['10.0.0.1:9100', 'db.example'];

describe('variables in a query', () => {
  it.each<[string, QueryLanguage, string, VariableValue, string]>([
    // One value is what it is, in quotes or not.
    ['an address', 'promql', 'up{instance="$v"}', '127.0.0.1:9100', 'up{instance="127.0.0.1:9100"}'],
    ['a path', 'promql', 'disk{mount="$v"}', '/var/lib', 'disk{mount="/var/lib"}'],
    ['a quote', 'promql', 'up{name="$v"}', 'a"b', 'up{name="a\\"b"}'],
    ['a single quote', 'promql', "up{name='$v'}", "a'b", "up{name='a\\'b'}"],
    ['a backslash', 'promql', 'up{name="$v"}', 'C:\\', 'up{name="C:\\\\"}'],
    ['a metric', 'promql', 'rate($v{job="a"}[5m])', 'http_requests_total', 'rate(http_requests_total{job="a"}[5m])'],
    ['a number', 'promql', 'up > $v', '0.5', 'up > 0.5'],
    ['an interval', 'promql', 'rate(x[$v])', '5m', 'rate(x[5m])'],
    ['text amid text', 'promql', 'up{pod="web-$v-0"}', 'a.b', 'up{pod="web-a.b-0"}'],
    ['the pattern of a text box', 'promql', 'up{pod=~"$v"}', 'web-\\d+', 'up{pod=~"web-\\\\d+"}'],
    ['a value without escapes', 'logql', '{app=`$v`} |= `$v`', 'a.b', '{app=`a.b`} |= `a.b`'],
    [
      'a host',
      'influxql',
      'SELECT v FROM cpu WHERE "host" = \'$v\'',
      'db.example',
      'SELECT v FROM cpu WHERE "host" = \'db.example\'',
    ],
    ['a path in a pattern', 'influxql', 'WHERE "path" =~ /^$v$/', '/var', 'WHERE "path" =~ /^\\/var$/'],
    ['a bucket', 'flux', 'from(bucket: "$v")', 'telegraf/autogen', 'from(bucket: "telegraf/autogen")'],
    ['what Flux would evaluate', 'flux', 'r.host == "$v"', 'a${b}', 'r.host == "a\\${b}"'],
    ['a quote', 'sql', "SELECT v FROM cpu WHERE host = '$v'", "a'b", "SELECT v FROM cpu WHERE host = 'a''b'"],
    ['what would end a text without escapes', 'logql', '{app="a"} |= `"$v"`', 'a`b', '{app="a"} |= "\\"a`b\\""'],
    [
      'text after a comment',
      'sql',
      "SELECT v /* it's */ FROM m WHERE host = '$v'",
      "a'b",
      "SELECT v /* it's */ FROM m WHERE host = 'a''b'",
    ],
    // A list is alternatives in a pattern.
    ['two texts of a line', 'logql', '{a="b"} |= "x" or "$v"', ['a.b', 'c"'], '{a="b"} |= "x" or "a.b" or "c\\""'],
    [
      'two patterns of lines',
      'logql',
      '{a="b"} !> "$v" | c="d" or e="$v"',
      ['a', 'c'],
      '{a="b"} !> "a" or "c" | c="d" or e=~"(a|c)"',
    ],
    [
      'two fields',
      'influxql',
      'SELECT mean(/$v/), /$v/ FROM m',
      ['a.b', 'c'],
      'SELECT mean(/(a\\.b|c)/), /(a\\.b|c)/ FROM m',
    ],
    [
      'two tags',
      'influxql',
      "SELECT /* don't */ a/b FROM m GROUP BY /$v/",
      ['a', 'b'],
      "SELECT /* don't */ a/b FROM m GROUP BY /(a|b)/",
    ],
    [
      'two patterns',
      'flux',
      'regexp.matchRegexpString(r: /$v/, v: r.a)',
      ['a', 'b'],
      'regexp.matchRegexpString(r: /(a|b)/, v: r.a)',
    ],
    ['two hosts', 'sql', "WHERE host ~ '^$v$'", ['a.b', 'c'], "WHERE host ~ '^(a\\.b|c)$'"],
    ['no two hosts', 'sql', "WHERE host !~* '^$v$'", ['a.b', 'c'], "WHERE host !~* '^(a\\.b|c)$'"],
    ['two hosts', 'promql', 'up{instance=~"$v"}', hosts, 'up{instance=~"(10\\\\.0\\\\.0\\\\.1:9100|db\\\\.example)"}'],
    ['one of a list', 'promql', 'up{instance=~"$v"}', ['a.b'], 'up{instance=~"a\\\\.b"}'],
    ['one of a list by equality', 'promql', 'up{instance="$v"}', ['a.b'], 'up{instance="a.b"}'],
    ['two hosts', 'logql', '{host=~"$v"} |~ `$v`', ['a.b', 'c'], '{host=~"(a\\\\.b|c)"} |~ `(a\\.b|c)`'],
    [
      'two hosts',
      'influxql',
      'WHERE "host" =~ /^$v$/',
      ['db.example', 'web'],
      'WHERE "host" =~ /^(db\\.example|web)$/',
    ],
    ['two paths', 'flux', 'r.path =~ /^$v$/', ['/a', '/b'], 'r.path =~ /^(\\/a|\\/b)$/'],
    [
      'two services',
      'traceql',
      '{ resource.service.name =~ "$v" }',
      ['a.b', 'c'],
      '{ resource.service.name =~ "(a\\\\.b|c)" }',
    ],
    // Several values compared by equality: alternatives.
    ['two amid text', 'promql', 'up{url="http://$v/?q=1"}', ['a.b', 'c'], 'up{url=~"http://(a\\\\.b|c)/\\\\?q=1"}'],
    ['two amid text', 'logql', '{a="b"} |= "x [${v}]"', ['c', 'd'], '{a="b"} |~"x \\\\[(c|d)\\\\]"'],
    ['two amid text', 'influxql', `WHERE a != 'x/$v'`, ['c', 'd'], 'WHERE a !~ /^x\\/(c|d)$/'],
    ['two hosts', 'promql', 'up{instance="$v"}', ['a.b', 'c'], 'up{instance=~"(a\\\\.b|c)"}'],
    ['two hosts left out', 'promql', 'up{instance != "${v}"}', ['a', 'c'], 'up{instance !~"(a|c)"}'],
    ['two texts', 'logql', '{app="x"} |= "$v"', ['a.b', 'c'], '{app="x"} |~"(a\\\\.b|c)"'],
    [
      'two hosts',
      'influxql',
      'WHERE "host" = \'$v\' AND $timeFilter',
      ['a.b', 'c'],
      'WHERE "host" =~ /^(a\\.b|c)$/ AND $timeFilter',
    ],
    ['two hosts', 'flux', 'r.host == "$v"', ['a', 'c'], 'r.host =~ /^(a|c)$/'],
    ['two hosts', 'sql', "WHERE host = '$v'", ['a', "c'd"], "WHERE host IN ('a','c''d')"],
    // Several values elsewhere: a list.
    ['two labels', 'promql', 'sum by ($v) (up)', ['pod', 'node'], 'sum by (pod,node) (up)'],
    ['two tags', 'influxql', 'GROUP BY "$v"', ['host', 'zone'], 'GROUP BY "host","zone"'],
    [
      'two hosts',
      'flux',
      'contains(value: r.host, set: ["$v"])',
      ['a', 'b'],
      'contains(value: r.host, set: ["a","b"])',
    ],
    ['two hosts', 'sql', 'WHERE host IN ($v)', ['a', 'b'], "WHERE host IN ('a','b')"],
    ['two hosts in quotes', 'sql', "WHERE host IN ('$v')", ['a', 'b'], "WHERE host IN ('a','b')"],
    // What the author says wins; what is no variable stays.
    ['a format of its own', 'promql', 'x{host=~"${v:raw}"}', 'db.example', 'x{host=~"db.example"}'],
    ['the backend’s macros', 'promql', 'rate(x{a="$v"}[$__rate_interval])', 'b', 'rate(x{a="b"}[$__rate_interval])'],
    [
      'a group of an expression',
      'promql',
      'label_replace(up, "a", "$1", "b", "(.*)")',
      'b',
      'label_replace(up, "a", "$1", "b", "(.*)")',
    ],
    ['a quote in a comment', 'promql', 'up # isn\'t\n{pod="$v"}', 'a.b', 'up # isn\'t\n{pod="a.b"}'],
  ])('%s, in %s: %s', (_, language, query, value, expected) => {
    expect(put(query, language, value)).toBe(expected);
  });

  it('of any value leave PromQL whole, and name exactly that value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('"', "'"), (value, quote) => {
        const written = put(`up{a=${quote}$v${quote}} + up{b=~${quote}$v${quote}}`, 'promql', [value]);
        const texts: string[] = [];
        parser.parse(written).iterate({
          enter: ({ name, from, to, type }) => {
            expect(type.isError).toBe(false);
            if (name === 'StringLiteral') {
              texts.push(written.slice(from + 1, to - 1).replace(/\\(.)/gs, (_, c: string) => (c === 'n' ? '\n' : c)));
            }
          },
        });
        expect(texts[0]).toBe(value);
        expect(new RegExp(`^(?:${texts[1]})$`, 's').test(value)).toBe(true);
      })
    );
  });
});
