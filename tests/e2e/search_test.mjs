// What a reader does: searches, narrows, turns pages, opens talks and people.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { newReader, withSite } from "./browser.mjs";

withSite("a reader", (started) => {
  /** Each journey is made with scripts allowed and with scripts forbidden: no page needs them. */
  for (const javaScriptEnabled of [true, false]) {
    describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
      let reader, page;
      before(async () => { reader = await newReader(started, { javaScriptEnabled }); page = reader.page; });
      after(async () => { assert.deepEqual(reader.complaints, []); await reader.close(); });

      it("goes from the start page to posts and into a talk", async () => {
        await reader.visit("/");
        await page.getByLabel("Search posts and people").fill("kubernetes upgrade");
        await page.getByRole("button", { name: "Search", exact: true }).click();
        await page.waitForURL("**/search?q=kubernetes+upgrade");
        assert.match(await page.getByRole("heading", { level: 1 }).innerText(),
          /^6 posts in 4 talks for “kubernetes upgrade”$/);
        assert.equal(await page.title(), "kubernetes upgrade – Quisait");
        assert.equal(await page.getByLabel("Search posts and people").inputValue(), "kubernetes upgrade");
        assert.ok(await page.locator("mark").count() > 3);
        await page.getByRole("link", { name: "Kubernetes upgrade without downtime in Lille?" }).click();
        await page.waitForURL("**/thread/chat%3A101?q=**");
        assert.equal(await page.locator("ol.talk > li").count(), 4);
        assert.equal(await page.locator("li:target").count(), 1);
        assert.equal(await page.getByText("accepted answer").count(), 1);
        const source = page.getByRole("link", { name: "Open in chat" }).first();
        assert.equal(await source.getAttribute("href"), "https://chat.meridel.example/p/101");
        await page.getByRole("link", { name: "All results for “kubernetes upgrade”" }).click();
        await page.waitForURL("**/search?q=kubernetes%20upgrade");
      });

      it("narrows by facets whose counts are true, and takes filters away", async () => {
        await reader.visit("/search?q=kubernetes");
        const filters = page.getByRole("navigation", { name: "Filters" });
        const wiki = filters.getByRole("link", { name: /^wiki/ });
        const count = Number((await wiki.locator(".number").innerText()));
        await wiki.click();
        await page.waitForURL("**/search?q=kubernetes&source=wiki");
        assert.match(await page.getByRole("heading", { level: 1 }).innerText(), new RegExp(`^${count} post`));
        await page.getByRole("list", { name: "Chosen filters" }).getByRole("link", { name: /Source: wiki/ }).click();
        await page.waitForURL("**/search?q=kubernetes");
        await filters.getByRole("link", { name: /^Plateforme/ }).click();
        await filters.getByRole("link", { name: /^question/ }).click();
        assert.equal(await page.getByRole("list", { name: "Chosen filters" }).locator("a.chip").count(), 2);
        await page.getByLabel("Search posts and people").fill("upgrade");
        await page.getByRole("button", { name: "Search", exact: true }).click();
        await page.waitForURL(/\/search\?q=upgrade&space=chat%3Aplatform&kind=question/);
        await page.getByRole("link", { name: "Clear all filters" }).click();
        await page.waitForURL("**/search?q=upgrade");
      });

      it("turns pages and sorts", async () => {
        await reader.visit("/search?q=kubernetes");
        const first = await page.locator(".hit h3").allInnerTexts();
        assert.equal(first.length, 20);
        await page.getByRole("link", { name: /Next/ }).click();
        await page.waitForURL("**/search?q=kubernetes&page=2");
        const second = await page.locator(".hit h3").allInnerTexts();
        assert.ok(second.length > 0);
        assert.deepEqual(second.filter((title) => first.includes(title)), []);
        await page.getByRole("link", { name: /Previous/ }).click();
        await page.getByRole("link", { name: "Newest" }).click();
        await page.waitForURL("**/search?q=kubernetes&sort=newest");
        const days = await page.locator(".hit time").evaluateAll((times) => times.map((time) => time.dateTime));
        assert.deepEqual(days, [...days].sort().reverse());
      });

      it("finds people with the posts that prove it, and their page", async () => {
        await reader.visit("/");
        await page.getByLabel("Search posts and people").fill("étiquettes zebra");
        await page.getByRole("button", { name: "Find people" }).click();
        await page.waitForURL("**/people?q=**");
        const zoe = page.locator("li.person").filter({ hasText: "Zoé Roux" });
        assert.equal(await zoe.count(), 1);
        assert.match(await zoe.innerText(), /(Strong|Clear|Some) signs: \d posts?/);
        assert.match(await zoe.innerText(), /Away until 21 August 2099/);
        assert.ok(await zoe.locator(".evidence mark").count() > 0);
        assert.equal((await page.locator("main").innerText()).includes("%"), false);
        await zoe.getByRole("link", { name: "Zoé Roux" }).click();
        await page.waitForURL("**/person/chat%3Azoe");
        assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Zoé Roux");
        await page.getByRole("link", { name: /^All \d+ posts$/ }).click();
        await page.waitForURL("**/search?author=chat%3Azoe");
        assert.match(await page.locator(".chosen").innerText(), /Person: Zoé Roux/);
      });

      it("finds French words with and without their accents", async () => {
        const counts = [];
        for (const text of ["étiquettes", "ETIQUETTES", "étiquette"]) {
          await reader.visit(`/search?q=${encodeURIComponent(text)}`);
          counts.push((await page.getByRole("heading", { level: 1 }).innerText()).split(" for ")[0]);
        }
        assert.match(counts[0], /^\d+ posts? in/);
        assert.equal(new Set(counts).size, 1, counts.join(" | "));
      });
    });
  }

  describe("a French reader", () => {
    it("is answered in French, and may choose English for good", async () => {
      const reader = await newReader(started, { locale: "fr-FR" });
      const { page } = reader;
      await reader.visit("/search?q=kubernetes");
      assert.equal(await page.locator("html").getAttribute("lang"), "fr");
      assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /messages dans \d+ discussions/);
      assert.equal(await page.locator(".hit h3 a[lang=en]").count() > 0, true);
      await page.getByRole("link", { name: "English" }).click();
      await page.waitForURL("**/search?q=kubernetes&ui=en");
      await page.getByRole("link", { name: "Ana Martín" }).first().click();
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
      assert.deepEqual(reader.complaints, []);
      await reader.close();
    });
  });

  describe("the keyboard alone", () => {
    it("searches, skips to the content and opens the first result", async () => {
      const reader = await newReader(started);
      const { page } = reader;
      const { keyboard } = page;
      const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
      await reader.visit("/search");
      await keyboard.press("Tab");
      assert.equal(await focused(), "Skip to the content");
      assert.equal(await page.locator(".skip").evaluate((link) => link.getBoundingClientRect().left >= 0), true);
      await keyboard.press("Tab");
      await keyboard.press("Tab");
      await keyboard.type("rollback");
      await keyboard.press("Enter");
      await page.waitForURL("**/search?q=rollback");
      await keyboard.press("Tab");
      await keyboard.press("Enter");
      await page.waitForURL("**#main");
      const title = "Rollback of a failed Kubernetes upgrade";
      for (let steps = 0; steps < 12 && await focused() !== title; ++steps) {
        await keyboard.press("Tab");
        const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
        assert.equal(outline, "solid", `no focus to be seen on ${await focused()}`);
      }
      assert.equal(await focused(), title);
      await keyboard.press("Enter");
      await page.waitForURL("**/thread/**");
      assert.deepEqual(reader.complaints, []);
      await reader.close();
    });
  });
});
