import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configSchema, describeConfig, modeOf, readConfig } from '../../base/config.ts';

describe('the configuration', () => {
  it('has a default for every key, on this machine only', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ HOST: '127.0.0.1', PORT: 8480 });
    expect(modeOf(config)).toBe('embedded');
  });

  it('takes an empty value as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).PORT).toBe(8480);
  });

  it('names every fault at once', () => {
    const read = () => readConfig({ PORT: 'x', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' });
    expect(read).toThrow(/3 faults/);
    expect(read).toThrow(/PORT[\s\S]*LOG_LEVEL/);
    expect(read).toThrow(/DATABASE_URL: must be a postgres:\/\/ address/);
  });

  it('refuses a Redis without a database that other processes reach', () => {
    expect(() => readConfig({ REDIS_URL: 'redis://localhost' })).toThrow(
      /REDIS_URL is set without DATABASE_URL/,
    );
  });

  it('hides passwords when it is shown', () => {
    const shown = describeConfig(readConfig({ DATABASE_URL: 'postgres://me:secret@host/db' }));
    expect(JSON.stringify(shown)).not.toContain('secret');
    expect(shown.find(({ key }) => key === 'DATABASE_URL')?.value).toBe('postgres://me:***@host/db');
  });

  it('says of every key what it means, in the documentation too', () => {
    const documentation = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
    for (const [key, schema] of Object.entries(configSchema.shape)) {
      expect(schema.description, key).toBeTruthy();
      expect(documentation, key).toMatch(new RegExp(`^\\| \`${key}\` +\\|`, 'm'));
      expect(documentation, key).toContain(schema.description);
    }
  });
});
