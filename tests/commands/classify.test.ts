import { Readable, Writable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { classifyCommand } from '../../commands/classify.ts';

async function classify(lines: readonly string[], options = { evidence: false, all: false }) {
  const written: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  await classifyCommand(options, Readable.from(lines.map((line) => `${line}\n`)), output);
  return written
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

afterEach(() => {
  process.exitCode = 0;
});

describe('rendezvous classify', () => {
  it('answers line by line in order, ids as they came', async () => {
    const answers = await classify([
      '{"id":"b","title":"Soyuz with NASA astronaut docks at the space station"}',
      '{"id":7,"title":"Local bakery wins prize"}',
    ]);
    expect(answers.map(({ id, relevance }) => [id, relevance])).toEqual([
      ['b', 'core'],
      [7, 'none'],
    ]);
  });

  it('puts an error in a bad line’s place, goes on, and fails at the end', async () => {
    const answers = await classify([
      '{"id":1,"title":"Bakery"}',
      'not json',
      '{"id":2}',
      '{"id":3,"title":"Bakery"}',
    ]);
    expect(answers.map(({ id, error }) => id ?? error.line)).toEqual([1, 2, 3, 3]);
    expect(answers[1].error.message).toContain('not JSON');
    expect(answers[2].error.message).toContain('title');
    expect(process.exitCode).toBe(1);
  });

  it('says what decided only when it is asked to', async () => {
    const line = '{"id":1,"title":"Soyuz with NASA astronaut docks at the space station"}';
    expect((await classify([line]))[0]).not.toHaveProperty('evidence');
    expect((await classify([line], { evidence: true, all: false }))[0].evidence.length).toBeGreaterThan(0);
    expect((await classify([line], { evidence: false, all: true }))[0].all).toHaveLength(22);
  });
});
