/**
 * Tokens and the sessions opened with them. Secrets are made and hashed here; only hashes are stored, so that a copy of
 * the database opens nothing.
 */
import { randomBytes } from 'node:crypto';
import { RendezvousError } from '../base/errors.ts';
import { contentHash } from '../base/hash.ts';
import type { Sql } from './database.ts';

/** From least to most: each may do what those before it may. */
export const roles = ['viewer', 'coder', 'analyst', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who asks, as far as a token says. */
export interface Principal {
  tokenId: number;
  name: string;
  role: Role;
}

export interface TokenRow {
  id: number;
  name: string;
  role: Role;
  createdAt: Date;
  expiresAt: Date | null;
  usedAt: Date | null;
  revokedAt: Date | null;
}

/** How long a session of the dashboard lasts. */
export const SESSION_HOURS = 12;

/** A secret with 256 random bits; the prefix lets scanners for leaked secrets know it. */
function createSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

export type TokenStore = ReturnType<typeof createTokenStore>;

export function createTokenStore(sql: Sql) {
  const columns = sql`
    id, name, role, created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt", revoked_at as "revokedAt"`;

  return {
    /** Makes a token and returns its secret, which cannot be had again. Throws `conflict` where the name is in use. */
    async create(name: string, role: Role, expiresAt: Date | null): Promise<string> {
      const secret = createSecret('rdv');
      const added = await sql`
        insert into tokens (name, role, hash, expires_at) values (${name}, ${role}, ${contentHash(secret)}, ${expiresAt})
        on conflict (name) where revoked_at is null do nothing returning id`;
      if (added.length === 1) return secret;
      throw new RendezvousError(
        'conflict',
        `there is a token named "${name}"`,
        'Choose another name, or revoke that token first.',
      );
    },

    async list(): Promise<TokenRow[]> {
      return await sql<TokenRow[]>`select ${columns} from tokens order by id`;
    },

    /** Ends a token and its sessions. Throws `not-found` where no valid token has the name. */
    async revoke(name: string): Promise<void> {
      const revoked = await sql`
        with ended as (update tokens set revoked_at = now() where name = ${name} and revoked_at is null returning id),
          closed as (delete from sessions where token_id in (select id from ended))
        select id from ended`;
      if (revoked.length === 1) return;
      throw new RendezvousError(
        'not-found',
        `there is no valid token named "${name}"`,
        'rendezvous token list shows all.',
      );
    },

    /** Whose token a secret is; undefined where it is unknown, expired or revoked. Use is noted once a minute. */
    async principalOfToken(secret: string): Promise<Principal | undefined> {
      const [row] = await sql<(Principal & { stale: boolean })[]>`
        select id as "tokenId", name, role, used_at is null or used_at < now() - interval '1 minute' as stale from tokens
        where hash = ${contentHash(secret)} and revoked_at is null and (expires_at is null or expires_at > now())`;
      if (row === undefined) return undefined;
      if (row.stale) await sql`update tokens set used_at = now() where id = ${row.tokenId}`;
      return { tokenId: row.tokenId, name: row.name, role: row.role };
    },

    /** Opens a session for a token's holder and returns its secret. Ended sessions are cleared away. */
    async openSession(tokenId: number): Promise<string> {
      const secret = createSecret('rds');
      await sql`delete from sessions where expires_at < now()`;
      await sql`
        insert into sessions (hash, token_id, expires_at)
        values (${contentHash(secret)}, ${tokenId}, now() + make_interval(hours => ${SESSION_HOURS}))`;
      return secret;
    },

    async principalOfSession(secret: string): Promise<Principal | undefined> {
      const [row] = await sql<Principal[]>`
        select t.id as "tokenId", t.name, t.role from sessions s join tokens t on t.id = s.token_id
        where s.hash = ${contentHash(secret)} and s.expires_at > now() and t.revoked_at is null
          and (t.expires_at is null or t.expires_at > now())`;
      return row;
    },

    async closeSession(secret: string): Promise<void> {
      await sql`delete from sessions where hash = ${contentHash(secret)}`;
    },
  };
}
