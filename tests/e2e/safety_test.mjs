// Over the wire: headers, what may not be read, the search description, size and speed of pages.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { newReader, withSite } from "./browser.mjs";
import { pages } from "./pages.mjs";
import { startSite } from "./site.mjs";


const assetIn = (html, kind) => html.match(new RegExp(`/assets/[^"]+\\.${kind}`))[0];

withSite("over the wire", (started) => {
  it("sends the safe headers with every page", async () => {
    for (const [address, status] of pages) {
      const reply = await fetch(started.site.address + address);
      assert.equal(reply.status, status, address);
      const { headers } = reply;
      const policy = headers.get("content-security-policy");
      assert.equal(headers.get("content-type"), "text/html; charset=utf-8", address);
      for (const part of ["default-src 'none'", "script-src 'self';", "connect-src 'self';", "style-src 'self'", "img-src 'self'", "form-action 'self'",
        "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"]) {
        assert.ok(policy.includes(part), `${address}: ${part}`);
      }
      assert.equal(/unsafe|\*|http/.test(policy), false, policy);
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("referrer-policy"), "same-origin");
      assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
      assert.equal(headers.get("cross-origin-resource-policy"), "same-origin");
      assert.equal(headers.get("cache-control"), "private, no-store");
      assert.match(headers.get("vary"), /Accept-Language/);
    }
  });

  it("sends the safe headers with everything else", async () => {
    const html = await (await fetch(started.site.address)).text();
    for (const address of [assetIn(html, "css"), assetIn(html, "js"), assetIn(html, "svg"), "/opensearch.xml", "/healthz", "/readyz", "/metrics",
      "/api/v1/search?q=a", "/api/v1/search?page=x", "/api/v1/nothing", "/assets/none", "/%00"]) {
      const { headers } = await fetch(started.site.address + address);
      assert.equal(headers.get("x-content-type-options"), "nosniff", address);
      assert.match(headers.get("content-security-policy"), /default-src 'none'.*frame-ancestors 'none'/, address);
      assert.equal(headers.get("cross-origin-resource-policy"), "same-origin", address);
    }
  });

  describe("a place that not everybody may read", () => {
    // Words, tags and links of the hidden posts alone; "kubernetes" stands in them too.
    const secret = /salamandre|confidentiel|Direction(?!\w)|chat:(hr|board)/i;
    const asked = "salamandre";
    const strip = (text) => text.replaceAll(asked, "");

    it("shows on no page and in no reply", async () => {
      for (const path of ["/", "/search?q=kubernetes", "/search?q=kubernetes&page=2", "/search?q=kubernetes&sort=newest",
        "/search?q=kubernetes&author=chat:mireille", "/search?author=chat:oscar", "/search?has=link", "/search?q=sala*",
        "/people?q=kubernetes", "/people?q=contract+budget", "/person/chat:mireille", "/person/chat:oscar", "/person/chat:helene",
        "/api/v1/search?q=kubernetes&size=100", "/api/v1/experts?q=kubernetes&size=100", "/api/v1/people/chat:mireille",
        "/api/v1/search?q=sala*", "/api/v1/suggest?q=sala", "/api/v1/suggest?q=conf", "/api/v1/suggest?q=in:dir", "/api/v1/suggest?q=kubernetes+sa",
        "/api/v1/suggest?q=tag:sal", "/search?q=salamandr", "/api/v1/search?q=salamander", "/metrics"]) {
        const text = await (await fetch(started.site.address + path)).text();
        assert.equal(text.match(secret)?.[0], undefined, path);
      }
    });

    it("is as if it were not there", async () => {
      for (const path of [`/search?q=${asked}`, `/people?q=${asked}`, `/search?tag=${asked}`]) {
        const text = await (await fetch(started.site.address + path)).text();
        const unknown = await (await fetch(started.site.address + path.replace(asked, "zzzzzzzzzz"))).text();
        assert.equal(strip(text), unknown.replaceAll("zzzzzzzzzz", ""), path);
      }
      const hits = await (await fetch(`${started.site.address}/api/v1/search?q=${asked}`)).json();
      assert.equal(hits.total.count, 0);
      for (const kind of ["thread", "api/v1/threads"]) {
        for (const id of ["chat:158", "chat:159", "chat:160"]) {
          assert.equal((await fetch(`${started.site.address}/${kind}/${id}`)).status, 404, id);
        }
      }
      for (const space of ["chat:hr", "chat:board"]) {
        const page = await (await fetch(`${started.site.address}/search?q=kubernetes&space=${space}`)).text();
        assert.ok(page.includes("No post matches"), space);
      }
    });
  });

  it("describes the search to the browser", async () => {
    // Our policy forbids scripts to parse markup, and this test does.
    const reader = await newReader(started, { bypassCSP: true });
    await reader.visit("/");
    const link = reader.page.locator("link[rel=search]");
    assert.equal(await link.getAttribute("type"), "application/opensearchdescription+xml");
    const address = started.site.address + await link.getAttribute("href");
    const reply = await fetch(address);
    assert.match(reply.headers.get("content-type"), /^application\/opensearchdescription\+xml/);
    const described = await reader.page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, "application/xml");
      const text = (name) => parsed.querySelector(name)?.textContent;
      return {
        broken: parsed.querySelector("parsererror") !== null,
        name: text("ShortName"),
        template: parsed.querySelector("Url[type='text/html']").getAttribute("template"),
      };
    }, await reply.text());
    assert.equal(described.broken, false);
    assert.ok(described.name.length <= 16);
    const target = described.template.replace("{searchTerms}", encodeURIComponent("étiquettes"));
    assert.match(await (await fetch(target)).text(), /for “étiquettes”/);
    await reader.close();
  });

  it("keeps pages light and still", async () => {
    for (const address of ["/", "/search?q=kubernetes", "/people?q=kubernetes", "/thread/chat:101"]) {
      const html = await (await fetch(started.site.address + address)).text();
      assert.ok(gzipSync(html).length < 14 * 1024, `${address}: ${gzipSync(html).length} bytes`);
    }
    const start = await (await fetch(started.site.address)).text();
    const css = await (await fetch(started.site.address + assetIn(start, "css"))).text();
    assert.ok(gzipSync(css).length < 8 * 1024);
    const script = await (await fetch(started.site.address + assetIn(start, "js"))).text();
    assert.ok(gzipSync(script).length < 12 * 1024);
    const reader = await newReader(started);
    await reader.visit("/search?q=kubernetes");
    const shift = await reader.page.evaluate(() => new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
        .observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
    }));
    assert.ok(shift < 0.001, `the layout moved by ${shift}`);  // a glyph may be a fraction of a pixel wider
    const requests = await reader.page.evaluate(() => performance.getEntriesByType("resource").length);
    assert.ok(requests <= 4, `${requests} requests`);
    assert.deepEqual(reader.complaints, []);
    await reader.close();
  });

  it("says on a page that nothing was indexed yet", async () => {
    const empty = await startSite({ indexed: false });
    const reader = await newReader({ ...started, site: empty });
    assert.equal((await reader.visit("/")).status(), 200);
    assert.match(await reader.page.locator("main").innerText(), /Nothing was indexed yet/);
    assert.equal((await reader.visit("/search?q=a")).status(), 503);
    assert.match(await reader.page.locator("main").innerText(), /quisait-indexer sync/);
    assert.equal(await reader.page.getByRole("link", { name: "Try again" }).getAttribute("href"), "/search?q=a");
    assert.deepEqual(reader.complaints, []);
    await reader.close();
    await empty.stop();
  });
});
