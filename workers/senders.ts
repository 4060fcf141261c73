/** How a message leaves: by e-mail over SMTP, or to a webhook by a signed POST. Each throws when it could not be sent. */
import { createHmac } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { fetch } from 'undici';
import type { Config } from '../base/config.ts';
import { RendezvousError } from '../base/errors.ts';

/** A message in every form that a channel may need. */
export interface Message {
  /** The same for every try, so that a receiver can tell a repetition. */
  id: string;
  subject: string;
  text: string;
  html: string;
  /** What a webhook is told. */
  payload: Record<string, unknown>;
}

export type Senders = ReturnType<typeof createSenders>;

const LONGEST_MS = 20_000;

export function createSenders(config: Pick<Config, 'SMTP_URL' | 'MAIL_FROM' | 'WEBHOOK_SECRET'>) {
  return {
    /** Throws `configuration` without a mail server, and whatever the server refuses. */
    async email(to: string, { id, subject, text, html }: Message): Promise<void> {
      if (config.SMTP_URL === undefined)
        throw new RendezvousError(
          'configuration',
          'no mail server is named',
          'Set SMTP_URL; what waits is sent then.',
        );
      const transport = createTransport({
        url: config.SMTP_URL,
        connectionTimeout: LONGEST_MS,
        greetingTimeout: LONGEST_MS,
        socketTimeout: LONGEST_MS,
      });
      try {
        const messageId = `<${id}@rendezvous>`;
        await transport.sendMail({ from: config.MAIL_FROM, to, subject, text, html, messageId });
      } finally {
        transport.close();
      }
    },

    /** Throws where the receiver does not answer with a 2xx; a redirect is not followed. */
    async webhook(address: string, { id, payload }: Message): Promise<void> {
      const body = JSON.stringify({ id, ...payload });
      const response = await fetch(address, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(LONGEST_MS),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Rendezvous',
          ...(config.WEBHOOK_SECRET === undefined
            ? {}
            : {
                'rendezvous-signature': signBody(body, config.WEBHOOK_SECRET, Math.floor(Date.now() / 1000)),
              }),
        },
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`the receiver answered ${response.status}`);
    },
  };
}

/**
 * `t=SECONDS,v1=HEX`: HMAC-SHA256 over the time, a full stop and the body. A receiver computes the same and refuses
 * what is older than some minutes, so that a message caught on its way cannot be played again.
 */
export function signBody(body: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
