/**
 * The codebook as a document that can be read and cited: Markdown, in the codebook's own order, without a date.
 * It must not add a rule or a meaning that is not in codebook.yaml.
 */
import type { Code, Codebook, Dimension } from './codebook.ts';

/** The text of docs/codebook.md. The same codebook gives the same text. */
export function renderCodebook(codebook: Codebook): string {
  const sections = [
    renderHead(codebook),
    renderContents(codebook),
    heading(2, 'version-rule', 'Version rule', codebook.versioning),
    heading(2, 'unit-of-coding', 'Unit of coding', codebook.unit),
    heading(2, 'relevance', 'Relevance', 'Exactly one level an item.'),
    ...codebook.relevance.map((level) => renderCode(3, level)),
    heading(2, 'categories', 'Categories', 'Any number an item: eight dimensions, each with two poles.'),
    renderOverview(codebook.dimensions),
    ...codebook.dimensions.flatMap(renderDimension),
    heading(2, 'factors', 'Factors', 'Any number an item. They explain, and have no pole.'),
    ...codebook.factors.map((factor) => renderCode(3, factor)),
    renderOrientation(codebook.orientation),
    heading(2, 'rules', 'Rules for hard cases'),
    ...codebook.rules.map((rule) =>
      heading(3, `rule-${rule.number}`, `${rule.number}. ${rule.title}`, rule.text),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function renderHead({ title, edition, version, source }: Codebook): string {
  return [
    '<!-- Generated from codebook/codebook.yaml by `npx vitest run tests/codebook/codebook.test.ts --update`. -->',
    `# Codebook: ${title}`,
    `Edition ${edition}, version \`${version}\`.`,
    `To cite: *Rendezvous codebook: ${title}*, edition ${edition}, version ${version}.`,
    `Derived from: ${source}`,
    'All examples and counter-examples are synthetic: written for this codebook, never published as news.',
  ].join('\n\n');
}

function renderContents({ relevance, dimensions, factors, rules }: Codebook): string {
  return [
    '## Contents\n',
    '- [Version rule](#version-rule)',
    '- [Unit of coding](#unit-of-coding)',
    `- [Relevance](#relevance): ${linkCodes(relevance)}`,
    '- [Categories](#categories)',
    ...dimensions.map(
      ({ id, name, cooperation, tension }) => `  - [${name}](#${id}): ${linkCodes([cooperation, tension])}`,
    ),
    `- [Factors](#factors): ${linkCodes(factors)}`,
    '- [Orientation](#orientation)',
    '- [Rules for hard cases](#rules)',
    ...rules.map(({ number, title }) => `  - [${number}. ${title}](#rule-${number})`),
  ].join('\n');
}

function renderOverview(dimensions: Dimension[]): string {
  return [
    '| dimension | cooperation (+) | tension (−) |',
    '|---|---|---|',
    ...dimensions.map(
      ({ id, name, cooperation, tension }) =>
        `| [${name}](#${id}) | ${linkCodes([cooperation])} | ${linkCodes([tension])} |`,
    ),
  ].join('\n');
}

function renderDimension({ id, name, name_ru, question, cooperation, tension }: Dimension): string[] {
  return [
    heading(3, id, `${name} (${name_ru}), \`${id}\``, question),
    renderCode(4, cooperation, 'Pole: cooperation (+). '),
    renderCode(4, tension, 'Pole: tension (−). '),
  ];
}

function renderCode(level: number, code: Code, pole = ''): string {
  return [
    heading(level, code.id, `${code.name} (${code.name_ru}), \`${code.id}\``),
    linkRules(code.definition),
    `${pole}Thesis: ${code.chapters.length === 1 ? 'chapter' : 'chapters'} ${code.chapters.join(', ')}.`,
    list('Include', code.include),
    list('Exclude', code.exclude),
    list(
      'Examples (synthetic)',
      code.examples.map((example) => `“${example.text}” – ${example.why}`),
    ),
    list(
      'Counter-examples (synthetic)',
      code.counterexamples.map(
        ({ text, why, instead }) =>
          `“${text}” – ${why} Instead: ${linkCodes(instead.map((id) => ({ id })))}.`,
      ),
    ),
  ].join('\n\n');
}

function renderOrientation({ statement, table }: Codebook['orientation']): string {
  return [
    heading(2, 'orientation', 'Orientation', statement),
    [
      '| poles among the categories given | orientation |',
      '|---|---|',
      ...table.map(({ poles, orientation }) => `| ${poles.join(' and ') || 'none'} | \`${orientation}\` |`),
    ].join('\n'),
  ].join('\n\n');
}

function heading(level: number, anchor: string, title: string, text = ''): string {
  const line = `<a id="${anchor}"></a>\n\n${'#'.repeat(level)} ${title}`;
  return text ? `${line}\n\n${linkRules(text)}` : line;
}

function list(title: string, entries: string[]): string {
  return `**${title}**\n\n${entries.map((entry) => `- ${linkRules(entry)}`).join('\n')}`;
}

function linkCodes(codes: readonly { id: string }[]): string {
  return codes.map(({ id }) => `[\`${id}\`](#${id})`).join(', ');
}

/** Turns the numbers in "rule 12" and "rules 3 and 20" into links. */
function linkRules(text: string): string {
  return text.replace(/\brules? \d+(?: and \d+)?/g, (mention) => mention.replace(/\d+/g, '[$&](#rule-$&)'));
}
