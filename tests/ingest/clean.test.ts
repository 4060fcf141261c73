/** Text from outside made harmless. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, LINE_LIMIT, toLine, toPlainText } from '../../ingest/clean.ts';
import { resolveLinksIn } from '../../ingest/html-links.ts';
import { mendControls, mendDoubleEncoding } from '../../ingest/mojibake.ts';

describe('toPlainText', () => {
  it.each([
    ['<p>One</p><p>two <b>thr</b>ee</p>', 'One two three'],
    ['a<br>b', 'a b'],
    ['&Eacute;t&eacute; &amp; &#8220;hiver&#x201d;', 'Été & “hiver”'],
    ['<img src=x onerror=alert(1) alt="A &lt; B">', 'A < B'],
    ['<script>alert(1)</script>safe<style>p{}</style>', 'safe'],
    ['<svg><text>no</text></svg>yes', 'yes'],
    ['no\u202Egnirts\u2066 over\u200Bride\u0007', 'nognirts override'],
    ['<a href="x"unclosed>text', 'text'],
  ])('of %j is %j', (html, text) => {
    expect(toPlainText(html)).toBe(text);
  });

  it('never lets a harmful character or a script through, and never throws', () => {
    const fragment = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<script>',
        '</script>',
        '<b',
        '&#x202e;',
        '&#0;',
        '\u202e',
        '<![CDATA[',
        '-->',
        '<svg>',
      ),
    );
    fc.assert(
      fc.property(fc.array(fragment), (parts) => {
        expect(toPlainText(parts.join(''))).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe('toLine', () => {
  it.each([
    ['Vostochny &amp; Baikonur', 'Vostochny & Baikonur'],
    ['if a < b and c > d', 'if a < b and c > d'],
    ['List<int> explained', 'List<int> explained'],
    ['An <em>emphatic</em> title', 'An emphatic title'],
    ['  two\n lines ', 'two lines'],
    ['Itâ€™s doubly encoded', 'It’s doubly encoded'],
  ])('makes %j %j', (text, line) => {
    expect(toLine(text)).toBe(line);
  });

  it('is never longer than its limit', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 900, maxLength: 3_000 }),
        (text) => toLine(text).length <= LINE_LIMIT,
      ),
    );
  });
});

describe('cutText', () => {
  it('cuts no character in two', () => {
    expect(cutText('ab🚀', 3)).toBe('ab');
    expect(cutText('ab🚀', 4)).toBe('ab🚀');
  });
});

describe('resolveLinksIn', () => {
  it.each([
    ['<a href="/x">', '<a href="https://a.example/x">'],
    ['<img src=\'y.png\' alt="/no">', '<img src="https://a.example/d/y.png" alt="/no">'],
    ['<a href=z?a=1&amp;b=2>', '<a href="https://a.example/d/z?a=1&amp;b=2">'],
    ['<a href="#note"> <a href="mailto:x@y.example">', '<a href="#note"> <a href="mailto:x@y.example">'],
    ['href="/x" outside of a tag', 'href="/x" outside of a tag'],
  ])('makes %s %s', (html, resolved) => {
    expect(resolveLinksIn(html, 'https://a.example/d/p')).toBe(resolved);
  });
});

describe('mojibake', () => {
  it('gives controls the characters of windows-1252', () => {
    expect(mendControls('\x93quoted\x94 \x96 \x80')).toBe('“quoted” – €');
  });

  it.each(['Ünïcode', 'déjà vu “quoted” — €5', '日本'])('undoes the double encoding of %s', (text) => {
    const twice = mendControls(Buffer.from(text, 'utf8').toString('latin1'));
    expect(mendDoubleEncoding(twice)).toBe(text);
  });

  it.each(['Ça va', 'naïve façade', 'Москва Ã©', 'plain'])('leaves %s alone', (text) => {
    expect(mendDoubleEncoding(text)).toBe(text);
  });
});
