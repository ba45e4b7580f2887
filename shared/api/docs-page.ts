import { openApi } from './openapi.ts';
import { errorStatus, type Operation } from './operation.ts';

/** The contract as a page to read: static HTML, readable without script; the script filters. */

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

interface Described {
  parameters: { name: string; in: string; required: boolean; schema?: unknown }[];
  requestBody?: { content: { 'application/json': { schema: unknown } } };
  responses: Record<string, { content: { 'application/json'?: { schema: unknown } } }>;
}

export const docsPage = (operations: readonly Operation[]): string => {
  const { paths } = openApi(operations) as { paths: Record<string, Record<string, Described>> };
  const contexts = [...Map.groupBy(operations, ({ context }) => context)];
  const sections = contexts.map(
    ([context, members]) => `<section id="${context}"><h2>${context}</h2>
${members.map((o) => article(o, paths[o.path]![o.method.toLowerCase()]!)).join('\n')}</section>`,
  );
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>考评接口 · Kaoping API</title>
<link rel="stylesheet" href="/api/docs/style.css"><script src="/api/docs/search.js" defer></script></head>
<body><header><h1>考评接口 <span lang="en">Kaoping API</span></h1>
<p>${operations.length} 个操作；机器可读：<a href="/api/openapi.json">OpenAPI 3.1</a>。
<span lang="en">${operations.length} operations; machine-readable: <a href="/api/openapi.json">OpenAPI 3.1</a>.</span></p>
<label>查找 <span lang="en">Find</span> <input type="search" id="find" autocomplete="off"></label>
<nav aria-label="模块 Contexts">${contexts.map(([context]) => `<a href="#${context}">${context}</a>`).join(' ')}</nav></header>
<main>
${sections.join('\n')}
</main></body></html>
`;
};

const article = (operation: Operation, described: Described): string => {
  const { id, method, path, summary, permission, audit, errors, status = 200 } = operation;
  const answer = described.responses[String(status)]?.content['application/json']?.schema;
  const body = described.requestBody?.content['application/json'].schema;
  const parameters = described.parameters.map(
    (p) =>
      `<tr><td><code>${escape(p.name)}</code></td><td>${p.in}</td><td>${p.required ? '必填 required' : ''}</td></tr>`,
  );
  return `<article id="${escape(id)}">
<h3><code class="${method.toLowerCase()}">${method}</code> <code>${escape(path)}</code></h3>
<p><b>${escape(summary.zh)}</b> <span lang="en">${escape(summary.en)}</span></p>
<dl><dt>操作 operation</dt><dd><code>${escape(id)}</code></dd>
<dt>权限 permission</dt><dd><code>${permission}</code></dd>
<dt>留痕 audit</dt><dd>${audit === null ? '—' : `<code>${escape(audit)}</code>`}</dd>
<dt>错误 errors</dt><dd>${errors.map((code) => `<code>${errorStatus[code]} ${code}</code>`).join(' ') || '—'}</dd></dl>
${parameters.length > 0 ? `<table><caption>参数 Parameters</caption><tbody>${parameters.join('')}</tbody></table>` : ''}
${body === undefined ? '' : schemaDetails('请求 Request', body)}
${schemaDetails(`答复 Answer ${status}`, answer)}
</article>`;
};

const schemaDetails = (title: string, schema: unknown): string =>
  `<details><summary>${title}</summary><pre>${escape(JSON.stringify(schema, null, 1))}</pre></details>`;

export const docsStyle = `
:root { --ink: #23262b; --soft: #63676e; --line: #dedbd5; --action: #1f4e8c; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f6f5f2; color: var(--ink); font: 14px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", system-ui, sans-serif; }
header { position: sticky; top: 0; background: #fff; border-bottom: 3px solid var(--action); padding: .75rem 1.5rem; }
h1 { font-size: 1.25rem; margin: 0; color: var(--action); } h1 span, [lang=en] { color: var(--soft); font-weight: 400; }
header p { margin: 0; } nav a { margin-right: .75rem; }
input { font: inherit; padding: .25rem .5rem; width: 20rem; max-width: 100%; border: 1px solid #8a8d93; border-radius: 4px; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem 1.5rem; }
h2 { margin: 1.5rem 0 .5rem; } h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
article { background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; margin: .75rem 0; scroll-margin-top: 9rem; }
article p { margin: .25rem 0; } [hidden] { display: none; }
code { font: 13px ui-monospace, Consolas, monospace; }
h3 code:first-child { color: #fff; background: var(--action); border-radius: 3px; padding: 0 .4rem; }
h3 code.delete { background: #b3261e; } h3 code.get { background: #3c6e47; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .5rem 0; } dt { color: var(--soft); } dd { margin: 0; }
table { border-collapse: collapse; } caption { text-align: left; color: var(--soft); } td { border: 1px solid var(--line); padding: .1rem .5rem; }
pre { background: #f6f5f2; padding: .5rem; overflow: auto; max-height: 24rem; margin: .25rem 0; font-size: 12px; }
:focus-visible { outline: 3px solid #e0a100; outline-offset: 1px; } summary { cursor: pointer; color: var(--action); }
`.trimStart();

export const docsScript = `
const field = document.getElementById('find');
const articles = [...document.querySelectorAll('article')];
const texts = articles.map((a) => [...a.querySelectorAll('h3, p, dd')].map((part) => part.textContent).join(' '));
field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\\s+/);
  articles.forEach((a, i) => { a.hidden = !words.every((w) => texts[i].toLowerCase().includes(w)); });
  for (const s of document.querySelectorAll('section')) s.hidden = !s.querySelector('article:not([hidden])');
});
`.trimStart();
