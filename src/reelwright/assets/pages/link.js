"use strict";
(() => {
  const part = (id) => document.getElementById(id);
  const told = part("told"), form = part("form"), email = part("email"), password = part("password");
  const send = part("send"), name = send.textContent;
  // Behind the #, so that it never stood in an address that a server saw.
  const token = location.hash.slice(1);

  const say = (text) => {
    told.textContent = text;
    told.className = text ? "wrong" : "";
    told.hidden = !text;
    if (text) told.focus();
  };
  const refused = (status, detail) => {
    const text = told.getAttribute("data-" + status) || told.dataset.other;
    say(status === 422 && detail ? text + " " + detail : text);
  };
  const ask = async (path, given) => {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(given),
    });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) throw { status: answer.status, detail: body.detail };
    return body;
  };
  const attempt = async (deed) => {
    try {
      await deed();
    } catch (error) {
      refused(error.status || 0, error.detail);
    }
  };

  part("show").addEventListener("change", (event) => {
    password.type = event.target.checked ? "text" : "password";
  });
  // Another link may be opened in the same tab.
  addEventListener("hashchange", () => location.reload());

  let kind = "";
  attempt(async () => {
    if (!token) return say(told.dataset.broken);
    const link = await ask("/api/auth/link/look", { token });
    kind = link.kind;
    part(kind).hidden = false;
    email.value = link.email;
    email.readOnly = kind !== "first";
    say("");
    form.hidden = false;
    (kind === "first" ? email : password).focus();
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    send.textContent = send.dataset.wait;
    await attempt(async () => {
      const given = { token, password: password.value };
      if (kind === "first") given.email = email.value;
      const signed = await ask("/api/auth/link", given);
      history.replaceState(null, "", location.pathname);
      say("");
      form.remove();
      part("who").textContent = signed.account.email;
      part("done").hidden = false;
      part("title").tabIndex = -1;
      part("title").focus();
    });
    send.disabled = false;
    send.textContent = name;
  });
})();
