// Writes the documentation into the built plugin, as pages that a Grafana serves without another address being reached:
// dist/docs/NAME.html, under public/plugins/covary-observability-app/docs.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Marked } from 'marked';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'dist/docs');
/** Pages beside those of docs/; what else links lead to is not in the package, and stays as text. */
const others = ['CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const pages = new Map([
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, path.join(root, 'docs', name)]),
  ...others.map((name) => [name, path.join(root, name)]),
]);

const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      const [file = '', anchor] = href.split('#');
      const page = path.basename(file);
      if (/^https?:/.test(href) || file === '') {
        return `<a href="${href}">${text}</a>`;
      }
      return pages.has(page) && /^(\.\.\/|docs\/)?[^/]+$/.test(file)
        ? `<a href="${page.replace(/\.md$/, '.html')}${anchor === undefined ? '' : `#${anchor}`}">${text}</a>`
        : text;
    },
  },
});

const style = `:root{color-scheme:light dark}body{font:15px/1.55 Inter,system-ui,sans-serif;max-width:72rem;margin:0 auto;padding:1.5rem}
table{border-collapse:collapse;display:block;overflow-x:auto}th,td{border:1px solid #8884;padding:.35rem .6rem;text-align:left;vertical-align:top}
code{font:.9em ui-monospace,monospace}pre{overflow-x:auto;padding:.8rem;background:#8881}img{max-width:100%}a{color:light-dark(#1f62e0,#6e9fff)}`;

mkdirSync(target, { recursive: true });
for (const [name, file] of pages) {
  const text = readFileSync(file, 'utf8');
  const [, title = name] = /^# (.*)$/m.exec(text) ?? [];
  const nav = name === 'README.md' ? '' : '<nav><a href="README.html">Documentation</a></nav>';
  writeFileSync(
    path.join(target, name.replace(/\.md$/, '.html')),
    `<!doctype html>\n<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Covary</title>
<style>${style}</style>${nav}\n${marked.parse(text)}</html>\n`
  );
}
cpSync(path.join(root, 'docs/img'), path.join(target, 'img'), { recursive: true });
console.log(`documentation: ${pages.size} pages`);
