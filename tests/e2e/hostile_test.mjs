// What people write, are called, ask and link to is shown as text and never runs.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { newReader, withSite } from "./browser.mjs";


/** Elements that no page of ours has, and what must not be in those it has. */
async function intruders(page) {
  return page.evaluate(() => {
    const known = new Set(("html head meta title link body a header img form label input button nav main section h1 h2 h3 " +
      "script p span strong aside ol ul li article bdi mark time details summary dl div dt dd table thead tbody tr th td code footer")
      .split(" "));
    const found = [];
    if (document.querySelectorAll("script").length !== 1) found.push("another script");
    for (const element of document.querySelectorAll("*")) {
      if (!known.has(element.localName)) found.push(element.outerHTML.slice(0, 200));
      for (const { name, value } of element.attributes) {
        if (/^on|^style$|^src(doc|set)$/.test(name)) found.push(`${name}=${value}`);
        if (name === "href" && !/^(\/(?![/\\])|#|https:\/\/|mailto:)/.test(value)) found.push(`href=${value}`);
        if (name === "src" && !value.startsWith("/assets/")) found.push(`src=${value}`);
      }
    }
    if (globalThis.hacked) found.push(`ran ${globalThis.hacked}`);
    return found;
  });
}

const script = encodeURIComponent("\"'><script>window.hacked=1</script><img src=x onerror=window.hacked=2>");
const addresses = [
  "/search?q=xylophone", "/people?q=xylophone", "/people?q=mallory",
  "/person/hostile:mal", "/person/hostile:rtl", `/person/${encodeURIComponent("hostile:a/b?c#d%25\"<x>")}`,
  "/thread/hostile:x1?q=xylophone", "/thread/hostile:x3", "/thread/hostile:x4", "/thread/hostile:x5",
  `/thread/${encodeURIComponent("hostile:a/b?c#d%25\"<x>")}`,
  `/search?q=${script}`, `/people?q=${script}`, `/search?q=a&tag=${script}&author=${script}&space=${script}`,
  `/search?q=a&sort=${script}`, `/search?page=${script}`, `/search?after=${script}`, `/search?ui=${script}`,
  `/person/${script}`, `/thread/${script}`, `/thread/hostile:x1?q=${script}`, `/${script}`, `/help?${script}=${script}`,
  "/search?q=javascript%3Awindow.hacked%3D1", "/search?q=%E2%80%AEgpj.exe%00",
  "/search?q=xylophone&ui=fr", "/search?q=%FF%FE%3Cscript%3E", "/search?q={{t.search}}{{{q}}}{{>layout}}",
];

withSite("what strangers wrote", (started) => {
  let reader;
  before(async () => { reader = await newReader(started); });
  after(() => reader.close());

  it("runs no script, holds no foreign element and leads to no dangerous address", async () => {
    for (const address of addresses) {
      const reply = await reader.visit(address);
      const type = reply.headers()["content-type"];
      if (type.startsWith("text/html")) {
        assert.deepEqual(await intruders(reader.page), [], address);
      } else {
        // What cannot be decoded is refused before there is a page.
        assert.match(type, /^(application\/problem\+json|text\/plain; charset=utf-8)$/, address);
      }
    }
    assert.deepEqual(reader.complaints, []);
  });

  it("shows what was written as it was written", async () => {
    await reader.visit("/thread/hostile:x1");
    const text = await reader.page.locator("main").innerText();
    for (const part of ["<script>window.hacked=3</script> xylophone", "<img src=x onerror=\"window.hacked=5\">",
      "{{{q}}}", "<b>tag</b>", "</article></body>"]) {
      assert.ok(text.includes(part), `${part} is not in ${text}`);
    }
    assert.equal(await reader.page.getByRole("link", { name: /xylophone link|data link|spaced|tabbed/ }).count(), 0);
    await reader.visit("/person/hostile:mal");
    assert.ok((await reader.page.locator("main").innerText()).includes("{{t.search}} {{{name}}}"));
    assert.equal(await reader.page.getByRole("link", { name: /Profile in/ }).count(), 0);
  });

  it("lets nobody turn the direction of the page's text", async () => {
    await reader.visit("/search?q=gpj+xylophone");
    assert.equal(/[\u202a-\u202e\u2066-\u2069]/.test(await reader.page.locator("body").innerText()), false);
  });

  it("follows odd ids from list to talk and person", async () => {
    await reader.visit("/search?q=%22odd+id%22");
    await reader.page.getByRole("link", { name: /with an odd id/ }).click();
    assert.equal(await reader.page.locator("li:target").count(), 1);
    await reader.page.getByRole("link", { name: "Odd Id", exact: true }).click();
    assert.equal(await reader.page.getByRole("heading", { level: 1 }).innerText(), "Odd Id");
  });
});
