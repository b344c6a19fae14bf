// Debian's Chromium, and readers who look at pages with it.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import { chromium } from "playwright-core";
import { startSite } from "./site.mjs";

const patience = 60000;

async function startBrowser() {
  // Chromium refuses its sandbox to root.
  const args = process.getuid() === 0 ? ["--no-sandbox"] : [];
  const executablePath = process.env.E2E_CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args, timeout: patience });
}

/** A group of tests with the company's pages and a browser: `tests({ site, browser })` names them. */
export function withSite(title, tests) {
  describe(title, () => {
    const started = {};
    before(async () => {
      started.site = await startSite();
      started.browser = await startBrowser();
    });
    after(async () => {
      await started.browser?.close();
      await started.site?.stop();
    });
    tests(started);
  });
}

/**
 * A reader: one page and what it complained about. `complaints` are messages of the console, what
 * scripts threw, requests to elsewhere and dialogs; an expected error page adds none.
 */
export async function newReader({ browser, site }, options = {}) {
  const context = await browser.newContext({
    baseURL: site.address, locale: "en-GB", viewport: { width: 1280, height: 850 }, ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const complaints = [];
  page.on("console", (message) => {
    const isErrorPage = message.text().startsWith("Failed to load resource") &&
      message.location().url === page.url();
    if (!isErrorPage) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (!request.url().startsWith(`${site.address}/`)) complaints.push(`request: ${request.url()}`);
  });
  return {
    page,
    complaints,
    async visit(address) {
      const reply = await page.goto(address, { waitUntil: "load" });
      await keepPicture(page, address);
      return reply;
    },
    close: () => context.close(),
  };
}

/** E2E_SCREENSHOTS=FOLDER keeps a picture of each page that was visited. */
async function keepPicture(page, address) {
  const folder = process.env.E2E_SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const { width } = page.viewportSize();
  const name = `${width}${address}`.replaceAll(/[^\w.-]+/g, "_").slice(0, 120);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** How far the page can be moved sideways: 0 if it fits. */
export function sidewaysScroll(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
