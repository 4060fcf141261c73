/** A mail server of this machine that keeps what it takes, or refuses every receiver for a while. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  /** Whole messages as they came, oldest first. */
  mails: string[];
  /** While it is set, receivers are refused with "not now". */
  refusing: boolean;
  stop(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(running.refusing ? new Error('not now') : null),
    onData: (stream, _, done) => {
      let text = '';
      stream.on('data', (chunk) => (text += chunk));
      stream.on('end', () => {
        running.mails.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const running: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails: [],
    refusing: false,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return running;
}
