// Passkeys: turns the options a page carries into a question to the browser, and its answer into a field of a form.
// Knows WebAuthn; not who signs in. Nothing leaves this page but by the form it stands in.

const words = { create: "create", get: "get", "sign-in": "get" };

const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0)).buffer;

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const named = (list) => (list ?? []).map((item) => ({ ...item, id: decode(item.id) }));

function question(kind, options) {
  const asked = { ...options.publicKey, challenge: decode(options.publicKey.challenge) };
  if (kind === "get") return { publicKey: { ...asked, allowCredentials: named(asked.allowCredentials) } };
  const selection = { ...asked.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  return {
    publicKey: {
      ...asked,
      user: { ...asked.user, id: decode(asked.user.id) },
      excludeCredentials: named(asked.excludeCredentials),
      authenticatorSelection: selection,
    },
  };
}

function answer(credential) {
  const told = { clientDataJSON: encode(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) told[name] = encode(credential.response[name]);
  }
  if (credential.response.getTransports) told.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: told,
  };
}

async function options(form) {
  if (form.dataset.passkey !== "sign-in") {
    const carried = JSON.parse(document.getElementById("passkey-options").textContent);
    return carried.creation_options ?? carried.request_options ?? carried;
  }
  const response = await fetch(form.action, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()).request_options;
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    const failed = document.querySelector("[data-passkey-failed]");
    failed.hidden = true;
    try {
      const kind = words[form.dataset.passkey];
      const credential = await navigator.credentials[kind](question(kind, await options(form)));
      form.elements.credential.value = JSON.stringify(answer(credential));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
