// The suggestions under the search box: keys, pointer, speech, late and failing answers, no script.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import axe from "axe-core";
import { newReader, sidewaysScroll, withSite } from "./browser.mjs";

const labels = { en: "Search posts and people", fr: "Chercher des messages et des personnes" };
const suggestRoute = "**/api/v1/suggest?**";

withSite("the search box", (started) => {
  let reader, page, box, list;

  async function begin(address, options = {}) {
    reader = await newReader(started, options);
    page = reader.page;
    await reader.visit(address);
    box = page.getByLabel(labels[options.locale?.slice(0, 2) ?? "en"]);
    list = page.locator("[role=listbox]");
  }
  async function end() {
    assert.deepEqual(reader.complaints, []);
    await reader.close();
  }
  /** Types, and waits until the answer to all that was typed is shown. */
  async function type(text) {
    const answered = page.waitForResponse((reply) =>
      new URL(reply.url()).searchParams.get("q") === text && reply.url().includes("/suggest"));
    await box.pressSequentially(text);
    await answered;
    await list.waitFor({ state: "visible" });
  }
  const active = () => box.evaluate((input) =>
    document.getElementById(input.getAttribute("aria-activedescendant") ?? "")?.querySelector("bdi").textContent ?? "");

  describe("with the keyboard", () => {
    beforeEach(async () => { if (page) await page.goto("/"); });
    before(() => begin("/"));
    after(end);

    it("is a combobox that is closed until something is typed", async () => {
      assert.equal(await box.getAttribute("role"), "combobox");
      assert.equal(await box.getAttribute("aria-autocomplete"), "list");
      assert.equal(await box.getAttribute("aria-expanded"), "false");
      assert.equal(await page.locator(`#${await box.getAttribute("aria-controls")}`).getAttribute("role"), "listbox");
      assert.equal(await list.isVisible(), false);
      await type("kub");
      assert.equal(await box.getAttribute("aria-expanded"), "true");
      assert.equal(await active(), "");
    });

    it("walks down and up through all rows and round the ends", async () => {
      await type("ana");
      const rows = await list.locator("[role=option] bdi").allInnerTexts();
      assert.ok(rows.includes("Ana Martín"), rows.join());
      for (const row of [...rows, rows[0]]) {
        await page.keyboard.press("ArrowDown");
        assert.equal(await active(), row);
        assert.equal(await list.locator("[aria-selected=true]").count(), 1);
      }
      await page.keyboard.press("ArrowUp");
      assert.equal(await active(), rows.at(-1));
      assert.equal(await box.inputValue(), "ana");
      assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    });

    it("takes a row with Enter and searches for it", async () => {
      await type("kubern");
      await page.keyboard.press("ArrowDown");
      const row = await active();
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/search?q=${row}`);
      assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /^\d+ posts/);
    });

    it("searches for the text itself where no row was taken", async () => {
      await type("kub");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/search?q=kub");
    });

    it("opens a person's page, and after other words asks for the person's posts", async () => {
      await type("martin");
      await page.keyboard.press("ArrowDown");
      while (await active() !== "Ana Martín") await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/person/chat%3Aana");
      await page.goto("/");
      await type("kubernetes martin");
      await list.getByRole("option", { name: "Ana Martín" }).click();
      await page.waitForURL("**/search?q=kubernetes+from%3A%22Ana+Mart%C3%ADn%22");
    });

    it("goes on with a value after an operator", async () => {
      await type("kin");
      await list.getByRole("option", { name: "kind:" }).click();
      assert.equal(await box.inputValue(), "kind:");
      await list.getByRole("option", { name: "kind:answer" }).waitFor();
      assert.equal(page.url().endsWith("/"), true);
      await list.getByRole("option", { name: "kind:answer" }).click();
      await page.waitForURL("**/search?q=kind%3Aanswer");
    });

    it("closes with Escape, Tab and loss of focus, and keeps the text", async () => {
      for (const leave of [() => page.keyboard.press("Escape"), () => page.keyboard.press("Tab"),
        () => page.locator("footer").click({ position: { x: 1, y: 1 } })]) {
        await box.fill("");
        await box.focus();
        await type("kub");
        await leave();
        assert.equal(await list.isVisible(), false);
        assert.equal(await box.getAttribute("aria-expanded"), "false");
        assert.equal(await box.getAttribute("aria-activedescendant"), null);
        assert.equal(await box.inputValue(), "kub");
      }
    });

    it("says how many there are, once typing has stopped", async () => {
      await type("kub");
      const rows = await list.locator("[role=option]").count();
      const status = page.locator("form [role=status]");
      await page.waitForFunction(() => document.querySelector("form [role=status]").textContent !== "");
      assert.equal(await status.innerText(), rows === 1 ? "1 suggestion" : `${rows} suggestions`);
    });

    it("keeps filters and tab when a row is taken", async () => {
      await page.goto("/people?q=zebra&source=chat");
      await box.fill("");
      await type("kubern");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/people?q=kubernetes&source=chat");
    });
  });

  describe("with answers that come late or not at all", () => {
    before(() => begin("/"));
    after(() => reader.close());

    const answer = (route, text) => route.fulfill({ json: { text, suggestions:
      [{ kind: "search", text, detail: "", query: text, address: "" }] } }).catch(() => {});

    it("shows the last answer alone, whatever comes after it", async () => {
      const held = [];
      await page.route(suggestRoute, (route) => {
        const text = new URL(route.request().url()).searchParams.get("q");
        if (text === "slow") held.push(() => answer(route, "slow answer"));
        else answer(route, "last answer");
      });
      await box.fill("slow");
      while (held.length === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
      await box.fill("fast");
      await list.getByRole("option", { name: "last answer" }).waitFor();
      await held[0]();
      await page.evaluate(() => new Promise(requestAnimationFrame));
      assert.deepEqual(await list.locator("[role=option]").allInnerTexts(), ["last answer"]);
      await page.unroute(suggestRoute);
    });

    it("stays quiet and works on when there is no answer", async () => {
      await page.route(suggestRoute, (route) => route.abort());
      const failed = page.waitForEvent("requestfailed");
      await box.fill("kubernetes");
      await failed;
      assert.equal(await list.isVisible(), false);
      await page.unroute(suggestRoute);
      await page.route(suggestRoute, (route) => route.fulfill({ status: 503, body: "later" }));
      const refused = page.waitForResponse(suggestRoute);
      await box.fill("kubernetes upgrade");
      await refused;
      assert.equal(await list.isVisible(), false);
      await page.unroute(suggestRoute);
      await box.press("Enter");
      await page.waitForURL("**/search?q=kubernetes+upgrade");
    });

    it("puts text in as text", async () => {
      await page.route(suggestRoute, (route) => answer(route, "<img src=x onerror=window.hacked=1>"));
      await box.fill("any");
      await list.getByRole("option").waitFor();
      assert.equal(await list.locator("img").count(), 0);
      assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
      await page.unroute(suggestRoute);
    });

    it("asks once for what is typed in one go", async () => {
      let asked = 0;
      await page.route(suggestRoute, (route) => { ++asked; answer(route, "the only one"); });
      await box.evaluate((input) => {
        for (const text of ["ku", "kub", "kube"]) {
          input.value = text;
          input.dispatchEvent(new Event("input"));
        }
      });
      await list.getByRole("option", { name: "the only one" }).waitFor();
      assert.equal(asked, 1);
      await page.unroute(suggestRoute);
    });
  });

  it("offers nothing that only hidden posts and places have", async () => {
    await begin("/");
    for (const text of ["sala", "in:dir"]) {
      await box.fill("");
      const reply = page.waitForResponse((one) => one.url().includes(`q=${encodeURIComponent(text)}&`));
      await box.pressSequentially(text);
      assert.deepEqual((await (await reply).json()).suggestions, [], text);
      assert.equal(await list.isVisible(), false);
    }
    await end();
  });

  it("speaks French to a French reader", async () => {
    await begin("/", { locale: "fr-FR" });
    await type("aut");
    const rows = await list.locator("[role=option]").allInnerTexts();
    assert.ok(rows.some((row) => /^auteur:\s+Qui l’a écrit\.$/.test(row)), rows.join(" | "));
    assert.ok((await list.locator(".kind").allInnerTexts()).includes("Opérateurs"));
    await end();
  });

  it("is open without fault for axe, at any width, in light and dark", async () => {
    for (const [width, colorScheme] of [[1280, "light"], [320, "dark"]]) {
      for (const address of ["/", "/search?q=zebra"]) {
        await begin(address, { viewport: { width, height: 700 }, colorScheme });
        await box.fill("");
        await type("an");
        await page.keyboard.press("ArrowDown");
        await page.evaluate(axe.source);
        const found = await page.evaluate(() => globalThis.axe.run(document));
        assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes[0].html}`), []);
        assert.equal(await sidewaysScroll(page), 0);
        const heights = await list.locator("[role=option]").evaluateAll((rows) => rows.map((row) => row.offsetHeight));
        assert.ok(Math.min(...heights) >= 44, heights.join());
        if (process.env.E2E_SCREENSHOTS) {
          await page.screenshot({ path: `${process.env.E2E_SCREENSHOTS}/suggest-${width}-${address.length}.png` });
        }
        await end();
      }
    }
  });

  it("works without scripts as ever", async () => {
    await begin("/", { javaScriptEnabled: false });
    await page.getByRole("searchbox").fill("kubernetes");
    await page.getByRole("searchbox").press("Enter");
    await page.waitForURL("**/search?q=kubernetes");
    assert.equal(await list.count(), 0);
    await end();
  });
});
