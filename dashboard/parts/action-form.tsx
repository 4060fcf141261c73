/** A form that asks the server to change something: busy while it is asked, and saying so where it refused. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Failed } from './states.tsx';

interface ActionFormProps {
  /** What the button says. */
  action: string;
  onSend: (fields: FormData) => Promise<void>;
  children?: ComponentChildren;
}

export function ActionForm({ action, onSend, children }: ActionFormProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    await onSend(new FormData(event.currentTarget as HTMLFormElement)).catch(setFailure);
    setBusy(false);
  };
  return (
    <form class="action" onSubmit={send}>
      {children}
      <button type="submit" disabled={busy}>
        {action}
      </button>
      {failure && <Failed error={failure} />}
    </form>
  );
}
