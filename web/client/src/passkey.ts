/** Passkeys: what the server asks goes to the browser's keys, and their answer comes back in a form. Without script, a password works. */

type Json = Record<string, unknown>;

function bytes(text: string): ArrayBuffer {
  const padded = text.replace(/-/g, "+").replace(/_/g, "/").padEnd(Math.ceil(text.length / 4) * 4, "=");
  return Uint8Array.from(atob(padded), (letter) => letter.charCodeAt(0)).buffer;
}

function text(buffer: ArrayBuffer): string {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

interface Listed {
  id: string;
  type: "public-key";
}

function listed(value: unknown): PublicKeyCredentialDescriptor[] {
  return ((value as Listed[] | undefined) ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
}

async function ask(address: string, form: HTMLFormElement): Promise<Json> {
  const fields = new URLSearchParams();
  for (const name of ["form", "login"]) {
    const field = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (field) fields.set(name, field.value);
  }
  const answer = await fetch(address, { method: "POST", body: fields });
  if (!answer.ok) throw new Error("the server did not begin");
  return (await answer.json()) as Json;
}

/** Puts a value into a form; the server reads it like any other. */
function put(form: HTMLFormElement, name: string, value: string): void {
  let field = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    form.append(field);
  }
  field.value = value;
}

async function signIn(form: HTMLFormElement, address: string): Promise<void> {
  const begun = await ask(`${address}/begin`, form);
  const options = begun.publicKey as Json;
  const found = (await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge as string), allowCredentials: listed(options.allowCredentials) } as PublicKeyCredentialRequestOptions,
  })) as PublicKeyCredential | null;
  if (!found) throw new Error("no key answered");
  const response = found.response as AuthenticatorAssertionResponse;
  const answer = {
    id: found.id,
    rawId: text(found.rawId),
    type: found.type,
    extensions: found.getClientExtensionResults(),
    response: {
      authenticatorData: text(response.authenticatorData),
      clientDataJSON: text(response.clientDataJSON),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : null,
    },
  };
  put(form, "ticket", begun.ticket as string);
  put(form, "answer", JSON.stringify(answer));
  // A locked page is unlocked where it stands, and a token is made where it was asked for; a sign-in by key has an address of its own.
  if (!form.action.endsWith("/unlock") && form.dataset.passkeyStays === undefined) form.action = address;
  form.submit();
}

async function add(form: HTMLFormElement, address: string): Promise<void> {
  const begun = await ask(address, form);
  const options = begun.publicKey as Json;
  const user = options.user as Json;
  const made = (await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge as string),
      user: { ...user, id: bytes(user.id as string) },
      excludeCredentials: listed(options.excludeCredentials),
    } as unknown as PublicKeyCredentialCreationOptions,
  })) as PublicKeyCredential | null;
  if (!made) throw new Error("no key was made");
  const response = made.response as AuthenticatorAttestationResponse;
  const answer = {
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    extensions: made.getClientExtensionResults(),
    response: { attestationObject: text(response.attestationObject), clientDataJSON: text(response.clientDataJSON), transports: response.getTransports?.() ?? [] },
  };
  put(form, "answer", JSON.stringify(answer));
  form.submit();
}

/** Does it, and says so where it fails. */
function tried(form: HTMLFormElement, act: () => Promise<void>): void {
  const problem = form.querySelector<HTMLElement>("[data-passkey-problem]");
  if (problem) problem.hidden = true;
  act().catch(() => {
    if (problem) problem.hidden = false;
  });
}

/** Shows what needs a browser with keys, and connects it. */
export function offerPasskeys(page: Document): void {
  if (!("credentials" in navigator) || typeof PublicKeyCredential === "undefined") return;
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    const button = form.querySelector<HTMLButtonElement>("[data-passkey-act]");
    const address = form.dataset.passkey;
    if (!button || !address) continue;
    button.hidden = false;
    button.addEventListener("click", () => tried(form, () => signIn(form, address)));
  }
  const fresh = page.querySelector<HTMLFormElement>("form[data-passkey-new]");
  if (fresh?.dataset.passkeyNew) {
    const address = fresh.dataset.passkeyNew;
    fresh.hidden = false;
    fresh.addEventListener("submit", (event) => {
      event.preventDefault();
      tried(fresh, () => add(fresh, address));
    });
  }
}
