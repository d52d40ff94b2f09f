// What allauth's script leaves out: offer passkeys only where they can work (a browser that knows them, a host
// with a name), and say when one failed.
(function () {
  document.addEventListener("allauth.error", function (event) {
    event.preventDefault();
    document.querySelectorAll("[data-passkey-trouble]").forEach(function (part) { part.hidden = false; });
  });
  if (!window.PublicKeyCredential || /^[\d.]+$/.test(location.hostname)) return;
  document.querySelectorAll("[data-passkey]").forEach(function (part) { part.hidden = false; });
})();
