// Solves the small task of a form in a worker of ALTCHA's while someone types. Without it the form works too, less often.
for (const form of document.querySelectorAll("form[data-work]")) {
  if (!self.Worker || !self.crypto?.subtle) break; // browsers offer it over https, and on the machine itself
  const { work, worker: file, cost, prefix } = form.dataset;
  const [nonce, salt] = work.split(".");
  const parameters = { algorithm: "PBKDF2/SHA-256", nonce, salt, cost: Number(cost), keyLength: 32, keyPrefix: prefix };
  let solving;

  const solve = () => (solving ??= new Promise((resolve) => {
    const worker = new Worker(file);
    const done = (counter) => { worker.terminate(); resolve(counter); };
    worker.onmessage = ({ data }) => done(data?.counter ?? "");
    worker.onerror = () => done("");
    worker.postMessage({ type: "work", challenge: { parameters }, counterStart: 0, counterStep: 1 });
  }));

  form.addEventListener("input", solve, { once: true });
  form.addEventListener("submit", async (event) => {
    if (form.dataset.solved) return;
    event.preventDefault();
    form.querySelector("[data-wait]").hidden = false;
    form.elements.counter.value = await solve();
    form.dataset.solved = "yes";
    // In a task of its own: a form does not send itself again while its first submit event is still on its way.
    setTimeout(() => form.requestSubmit(event.submitter));
  });
}
