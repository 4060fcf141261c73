/** Signing in with a token, and out again. */
import { signIn, signOut } from '../client.ts';
import { ActionForm } from '../parts/action-form.tsx';
import { changeHolder, useHolder } from '../session.ts';
import { words } from '../words.ts';

export function SignInPage() {
  const { name, role } = useHolder();
  const said = words.signIn;
  return (
    <>
      <h1>{said.title}</h1>
      <p class="lead">{said.lead}</p>
      {name !== null && role !== null ? (
        <>
          <p>{said.as(name, said.roles[role])}</p>
          <ActionForm action={said.leave} onSend={async () => changeHolder(await signOut())} />
        </>
      ) : (
        <>
          <ActionForm
            key="enter"
            action={said.enter}
            onSend={async (fields) => changeHolder(await signIn(String(fields.get('token')).trim()))}
          >
            <label>
              {said.token} <input type="password" name="token" required autocomplete="current-password" />
            </label>
          </ActionForm>
          <p class="note">
            {said.howTo} <code>rendezvous token create NAME --role analyst</code>
          </p>
        </>
      )}
    </>
  );
}
