/**
 * The contract as a page to read: made from the OpenAPI document when it is first asked for. Plain HTML with one style
 * sheet, both from here; nothing is loaded from elsewhere and no script runs.
 */
import { html, raw } from 'hono/html';
import { searchFields } from './search-syntax.ts';

interface SchemaObject {
  type?: string | string[];
  enum?: unknown[];
  description?: string;
  default?: unknown;
  $ref?: string;
}

interface Operation {
  summary?: string;
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: SchemaObject;
  }[];
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
  security?: unknown[];
}

export interface OpenApiDocument {
  info: { title: string; version: string; description?: string };
  paths?: Record<string, Record<string, Operation>>;
}

const searchExamples = [
  ['station crew', 'both words, in any form: stations, crews'],
  ['"space station"', 'the words one after the other'],
  ['soyuz or dragon', 'either word'],
  ['iss -leak', 'without the word'],
  ['космонавт', 'Russian words in any form'],
  ['title:soyuz', 'in the headline'],
  ['outlet:TASS -outlet:"РИА Новости"', 'of one outlet, not of another'],
] as const;

/** The whole page. */
export function renderReference(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title}: API</title>
<link rel="stylesheet" href="/v1/docs.css">
</head>
<body>
<header>
<h1>${document.info.title}: API</h1>
<p>${document.info.description ?? ''}</p>
<p>The contract for programs: <a href="/v1/openapi.json">/v1/openapi.json</a> (OpenAPI 3.1).</p>
</header>
<nav aria-label="Addresses"><ul>${operations.map(({ path, method }) => html`<li><a href="#${anchor(method, path)}"><code>${method.toUpperCase()} ${path}</code></a></li>`)}</ul></nav>
<main>
<section id="search">
<h2>Searching with <code>q</code></h2>
<table><tbody>${searchExamples.map(([example, meaning]) => html`<tr><td><code>${example}</code></td><td>${meaning}</td></tr>`)}</tbody></table>
<p>Fields: ${searchFields.join(', ')}. Fields and words must all hold. What fits best comes first; words that fit very
many items are ranked among the newest of them. Every item says under <code>highlight</code> what was found.</p>
</section>
${operations.map(renderOperation)}
</main>
</body>
</html>`;
  return String(page);
}

function renderOperation({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}) {
  const parameters = operation.parameters ?? [];
  return html`<section id="${anchor(method, path)}">
<h2><code>${method.toUpperCase()} ${path}</code></h2>
<p>${operation.summary ?? ''}${operation.security ? ' Needs a token.' : ''}</p>
${
  parameters.length === 0
    ? ''
    : html`<table><thead><tr><th scope="col">Parameter</th><th scope="col">Takes</th><th scope="col">Meaning</th></tr></thead>
<tbody>${parameters.map((parameter) => html`<tr><td><code>${parameter.name}</code>${parameter.required ? ' (required)' : ''}</td><td>${describeType(parameter.schema)}</td><td>${parameter.description ?? parameter.schema?.description ?? ''}</td></tr>`)}</tbody></table>`
}
<table><thead><tr><th scope="col">Answer</th><th scope="col">Form</th><th scope="col">Meaning</th></tr></thead>
<tbody>${Object.entries(operation.responses).map(([status, response]) => html`<tr><td>${status}</td><td>${Object.keys(response.content ?? {}).map((type) => html`<code>${type}</code> `)}</td><td>${response.description}</td></tr>`)}</tbody></table>
</section>`;
}

function describeType(schema: SchemaObject | undefined) {
  if (schema?.enum)
    return raw(schema.enum.map((value) => `<code>${escapeText(String(value))}</code>`).join(' '));
  const type = [schema?.type ?? 'text'].flat().join(' or ');
  return schema?.default === undefined ? type : `${type}, else ${String(schema.default)}`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function anchor(method: string, path: string): string {
  return `${method}${path.replace(/[^a-z0-9]+/gi, '-')}`.replace(/-$/, '');
}

export const referenceStyles = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 72rem; margin: 0 auto; padding: 1rem; }
nav ul { columns: 18rem; padding: 0; list-style: none; }
section { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); margin-top: 2rem; }
h2 { font-size: 1.15rem; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 12%, transparent); }
code { font-size: 0.9em; overflow-wrap: anywhere; }
`;
