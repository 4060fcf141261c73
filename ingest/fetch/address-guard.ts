/**
 * Which addresses may be connected to. The name is resolved inside the socket's own lookup, so that the address checked
 * is the address connected to, whatever a second resolution would say. Knows nothing of HTTP.
 */
import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { RendezvousError } from '../../base/errors.ts';
import { FetchFailure } from './failure.ts';

export interface ResolvedAddress {
  address: string;
  family: number;
}

/** Name → all its addresses; rejects with a code (`ENOTFOUND` …) where there are none. */
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>;

export interface AddressGuard {
  /** Refuses, with a FetchFailure `forbidden-address`, what can be judged before resolution: scheme, port, credentials, literal addresses. */
  check(url: URL): void;
  /** The lookup for a socket to this address; yields permitted addresses only. */
  lookupFor(url: URL): LookupFunction;
}

const MEND = 'If it is a host of your own, name it in FETCH_ALLOW.';
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

const resolveBySystem: Resolve = (hostname) => systemLookup(hostname, { all: true });

/**
 * Whether an address lies in the public internet: not private, loopback, link-local, carrier-grade NAT, NAT64, 6to4,
 * Teredo, mapped, multicast, reserved, or set aside for benchmarks and documentation (RFC 6890 and its registries).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

/**
 * @param allow exceptions: hosts, `host:port` pairs, addresses or networks (CIDR). What they name may be private and, but
 *   for the pairs, on any port. Throws `configuration` on an entry that is none of these.
 */
export function createAddressGuard(allow: string[], resolve: Resolve = resolveBySystem): AddressGuard {
  const entries = allow.map(readEntry);
  const networks = entries.filter((entry) => typeof entry !== 'string');
  const hosts = new Set(entries.filter((entry) => typeof entry === 'string'));

  const isExcepted = (url: URL, address: string) =>
    hosts.has(nameOf(url)) ||
    hosts.has(`${nameOf(url)}:${portOf(url)}`) ||
    networks.some((network) => isWithin(address, network));
  const isPermitted = (url: URL, address: string) =>
    isExcepted(url, address) || (isUsualPort(portOf(url)) && isPublicAddress(address));

  return {
    check(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        throw forbid(
          `addresses of the form ${url.protocol} are not fetched`,
          'Use an http:// or https:// address.',
        );
      }
      if (url.username !== '' || url.password !== '') {
        throw forbid(
          'the address carries a user name or a password',
          'Remove them: credentials are never sent.',
        );
      }
      const name = nameOf(url);
      if (ipaddr.isValid(name) && !isPermitted(url, name)) throw explainRefusal(url, [name]);
    },

    lookupFor(url) {
      return (_, options, callback) => {
        resolve(nameOf(url)).then(
          (found) => {
            const permitted = found.filter(({ address }) => isPermitted(url, address));
            const [first] = permitted;
            if (!first)
              callback(
                explainRefusal(
                  url,
                  found.map(({ address }) => address),
                ),
                '',
                0,
              );
            else if (options.all) callback(null, permitted);
            else callback(null, first.address, first.family);
          },
          (error: NodeJS.ErrnoException) => callback(error, '', 0),
        );
      };
    },
  };
}

type Network = ReturnType<typeof ipaddr.parseCIDR>;

function readEntry(entry: string): string | Network {
  const bare = entry.toLowerCase().replace(/^\[([^\]]*)\]$/, '$1');
  if (ipaddr.isValidCIDR(bare)) return ipaddr.parseCIDR(bare);
  if (ipaddr.isValid(bare)) return ipaddr.parseCIDR(`${bare}/${bare.includes(':') ? 128 : 32}`);
  const host = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/.exec(bare);
  if (host) return `${host[1]!.replace(/[[\]]/g, '').replace(/\.$/, '')}${host[2] ?? ''}`;
  throw new RendezvousError(
    'configuration',
    `"${entry}" in FETCH_ALLOW is no host, host:port or network`,
    'Write entries as feeds.example, feeds.example:8080 or 10.1.0.0/16, comma separated.',
  );
}

function isWithin(address: string, [base, bits]: Network): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.kind() === base.kind() && parsed.match(base, bits);
}

function explainRefusal(url: URL, addresses: string[]): FetchFailure {
  if (addresses.some(isPublicAddress)) return forbid(`port ${portOf(url)} is not fetched`, MEND);
  const [first] = addresses;
  const leadsTo = first === nameOf(url) ? '' : ` leads to ${first ?? 'no address'}, which`;
  return forbid(`${nameOf(url)}${leadsTo} is not a public address`, MEND);
}

/** A public web server's port needs no exception. */
function isUsualPort(port: number): boolean {
  return port === 80 || port === 443;
}

function nameOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}

function forbid(message: string, mend: string): FetchFailure {
  return new FetchFailure('forbidden-address', message, mend);
}
