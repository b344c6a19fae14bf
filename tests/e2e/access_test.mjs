// Every page for every reader: axe finds nothing wrong, and it fits narrow and zoomed windows.
import assert from "node:assert/strict";
import { it } from "node:test";
import axe from "axe-core";
import { newReader, sidewaysScroll, withSite } from "./browser.mjs";
import { pages } from "./pages.mjs";

const everyRule = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** The text spacing of WCAG 1.4.12, twice as large. */
const spaced = `html { font-size: 200% }
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }`;
/** What the colours can break. */
const colours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

async function violations(page, rules) {
  await page.evaluate(axe.source);
  const found = await page.evaluate((options) => globalThis.axe.run(document, options), rules);
  assert.ok(found.passes.length > 0, "axe did not look");
  return found.violations.map((one) => `${one.impact} ${one.id}: ${one.nodes[0].html}`);
}

withSite("every page", (started) => {
  for (const [colorScheme, rules] of [["light", everyRule], ["dark", colours]]) {
    it(`axe finds nothing wrong on any page, ${colorScheme}`, async () => {
      const reader = await newReader(started, { colorScheme });
      for (const [address, status] of pages) {
        const reply = await reader.visit(address);
        assert.equal(reply.status(), status, address);
        assert.deepEqual(await violations(reader.page, rules), [], address);
      }
      assert.deepEqual(reader.complaints, []);
      await reader.close();
    });
  }

  it("no page scrolls sideways at 320 pixels, which is also 400 % zoom", async () => {
    const reader = await newReader(started, { viewport: { width: 320, height: 640 } });
    for (const [address] of pages) {
      await reader.visit(address);
      assert.equal(await sidewaysScroll(reader.page), 0, address);
    }
    await reader.close();
  });

  it("texts may be spaced and enlarged without loss", async () => {
    const reader = await newReader(started, { viewport: { width: 640, height: 450 }, bypassCSP: true });
    for (const address of ["/search?q=kubernetes", "/people?q=kubernetes", "/thread/chat:101"]) {
      await reader.visit(address);
      await reader.page.addStyleTag({ content: spaced });
      assert.equal(await sidewaysScroll(reader.page), 0, address);
    }
    await reader.close();
  });

  it("every target is large enough for a finger", async () => {
    const reader = await newReader(started, { viewport: { width: 360, height: 740 } });
    for (const address of ["/", "/search?q=kubernetes&kind=answer", "/people?q=kubernetes", "/person/chat:ana", "/questions?days=0", "/team?need=kubernetes&need=vpn", "/help"]) {
      await reader.visit(address);
      const small = await reader.page.locator("a:not(.skip), button, summary").evaluateAll((targets) => targets
        .filter((target) => target.getBoundingClientRect().height < 24).map((target) => target.textContent));
      assert.deepEqual(small, [], address);
    }
    await reader.close();
  });
});
