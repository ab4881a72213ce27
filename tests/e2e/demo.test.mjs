// The demo's pages, sent and looked at: every verdict they show is the one that their server receives, and everybody can read them.

import assert from "node:assert/strict";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {test} from "node:test";
import {setTimeout as sleep} from "node:timers/promises";
import {isDeepStrictEqual} from "node:util";
import {AXE, demoScene, meet, open, send} from "./harness/demo.mjs";
import {industry, mailKind, rank} from "../../www/demo/words/vocabulary.js";
import {studio} from "./harness/policies.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./harness/scene.mjs").Stage} Stage */

const NOW = "2026-11-22T03:00:00Z";
const DAY = 86_400_000;
const golden = await readFile(join(import.meta.dirname, "../golden/policy.json"), "utf8");
const SMALL = await readFile(join(import.meta.dirname, "../../policies/small-start.json"), "utf8");

/**
 * Waits until a page reads so: it follows what is filled in after a moment.
 * @template T
 * @param {() => Promise<T>} read
 * @param {T} wanted
 */
async function eventually(read, wanted) {
  const start = Date.now();
  let found = await read();
  while (!isDeepStrictEqual(found, wanted) && Date.now() - start < 8000) {
    await sleep(20);
    found = await read();
  }
  assert.deepEqual(found, wanted);
}

/**
 * Waits for the verdict that the inspector shows.
 * @param {Page} page
 * @param {string} outcome
 */
function verdict(page, outcome) {
  return eventually(() => page.textContent(".inspector .verdict .outcome"), outcome);
}

/**
 * Waits for the criteria that the inspector calls unmet.
 * @param {Page} page
 * @param {string[]} names
 */
function unmet(page, names) {
  return eventually(() => page.$$eval(".inspector .criteria li:not(.true) .criterion", (all) => all.map((one) => one.textContent)), names);
}

// Every page with a form.

for (const [path, sample, shown, ...posted] of [
  ["/", "製造業の課長", "営業へ", "sales", "100", "inside-sales", ""],
  ["/contact.html", "資料なしの部長", "ナーチャリングへ", "nurture", "95", "nurture-priority", "whitepaper"],
  ["/whitepaper.html", "資料なしの部長", "営業へ", "sales", "100", "field-sales", ""],
  ["/pricing.html", "役職が未記入の方", "判定保留", "nurture", "80", "nurture-priority", "seniority"],
  ["/contact.html", "学生", "対象外", "disqualified", "20", "", "student"],
]) {
  demoScene(`${path} sends the sample visitor ${sample}, and the server shows every field`, async (stage) => {
    const page = await open(stage, path);
    await meet(page, sample);
    await verdict(page, shown);
    const {leadpass_outcome: outcome, leadpass_score: score, leadpass_queue: queue, leadpass_reasons: reasons} = await send(page);
    assert.deepEqual([outcome, score, queue, reasons], posted);
  });
}

demoScene("a paper taken on the first page turns the verdict, there and in what is sent", async (stage) => {
  const page = await open(stage, "/");
  await meet(page, "資料なしの部長");
  await verdict(page, "ナーチャリングへ");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("a[data-leadpass-event=download]")]);
  assert.equal(download.suggestedFilename(), "wp-01.pdf");
  await verdict(page, "営業へ");
  const fields = await send(page);
  assert.equal(fields.leadpass_outcome, "sales");
});

// How an answer is read, beside its field.

demoScene("beside each field stands how it is read and why, as one types, in the visitor's language", async (stage) => {
  const page = await open(stage, "/contact.html");
  const beside = async (/** @type {string} */ id, /** @type {string} */ typed, /** @type {string} */ read) => {
    await page.click(`#${id}`);
    await page.fill(`#${id}`, "");
    await page.keyboard.type(typed);
    await eventually(() => page.textContent(`#${id}-reading`), read);
  };
  await beside("title", "営業部　第二営業課 課長代理", "係長級（「課長代理」: 一段下）");
  await beside("title", "社長秘書", "一般社員（「秘書」: 役職者を補佐する方）");
  await beside("title", "元部長", "不明（過去または将来の役職です）");
  await beside("email", "t.yamada@gmial.com", "会社のアドレス（gmail.com の入力間違いかもしれません）");
  await beside("employees", "100〜299名", "100〜299");
  await beside("employees", "たくさん", "不明（1つの数値や範囲として読み取れません）");
  await page.click("text=English");
  await beside("title", "Senior Manager, Demand Gen", "deputy general manager (“senior manager”: one step up)");
  await beside("title", "Directr, EMEA", "general manager (“directr”: one letter corrected)");
  await beside("title", "Asistant to the Directr", "staff (“asistant”: a word for somebody’s work)");
});

test("what the demo calls a value at once is what the studio calls it", () => {
  for (const [attribute, names] of /** @type {[string, Record<string, {ja: string, en: string}>][]} */ ([["seniority", rank], ["industry", industry], ["email", mailKind]])) {
    const examples = {business: "t@acme.example", free: "t@gmail.com", carrier: "t@docomo.ne.jp", disposable: "t@mailinator.com", academic: "t@u-tokyo.ac.jp"};
    for (const [value, name] of Object.entries(names)) {
      const {message} = studio.read(golden, attribute, /** @type {Record<string, string>} */ (examples)[value] ?? value);
      assert.deepEqual([message.ja.split("（「")[0], message.en.split(" (“")[0]], [name.ja, name.en]);
    }
  }
});

// The four leads of the agreement, on the demo's contact page.

/**
 * A visitor of the pricing page, on so many days before, who took papers so many days ago; filled into the contact form.
 * @param {Stage} stage
 * @param {{visits?: number[], papers?: number[], title: string}} visitor
 */
async function visitor(stage, {visits = [], papers = [], title}) {
  const page = await stage.context.newPage();
  for (const days of visits) {
    await stage.context.clock.setFixedTime(Date.parse(NOW) - days * DAY);
    await open(stage, "/pricing.html", page);
  }
  await stage.context.clock.setFixedTime(NOW);
  await open(stage, "/contact.html", page);
  const taken = papers.map((days, place) => ({asset: `wp-0${place + 1}`, at: new Date(Date.parse(NOW) - days * DAY).toISOString()}));
  await page.evaluate((all) => {
    for (const {asset, at} of all) window.leadpass?.track({event: "download", properties: {kind: "whitepaper", asset}, at});
  }, taken);
  await page.fill("#company", "株式会社サンプル精機");
  await page.fill("#name", "山田 太郎");
  await page.fill("#email", "t.yamada@sample-seiki.example");
  await page.fill("#title", title);
  await page.selectOption("#industry", "製造業");
  await page.fill("#employees", "300名");
  await page.selectOption("#timeline", "情報収集のみ");
  await page.fill("#message", "寸法測定の自動化 ①㈱");
  return page;
}

demoScene("on the demo, a section chief with two whitepapers of this month and two pricing visits is sales'", async (stage) => {
  const page = await visitor(stage, {visits: [10, 3], papers: [12, 5], title: "課長"});
  await verdict(page, "営業へ");
  assert.equal(await page.textContent(".inspector .route"), "ホットリード");
  await unmet(page, []);
  assert.ok(await page.isVisible("[data-leadpass-when=sales]"), "the direct line opens");
  const fields = await send(page);
  assert.equal(fields.leadpass_outcome, "sales");
  assert.equal(fields.leadpass_score, "100");
  assert.equal(fields.leadpass_queue, "inside-sales");
  assert.match(fields.leadpass_owner, /^inside-[12]$/);
  assert.equal(fields.leadpass_contact_by, "2026-11-24T04:00:00.000Z");
  assert.equal(fields.leadpass_reasons, "");
});

for (const {sentence, lead, criterion, reason, score} of [
  {
    sentence: "the same visitor without a whitepaper is nurtured, for the whitepaper alone",
    lead: {visits: [10, 3], title: "課長"},
    criterion: "ホワイトペーパーをダウンロード済",
    reason: "whitepaper",
    score: "80",
  },
  {
    sentence: "the same visitor as a subsection chief is nurtured, for the title alone",
    lead: {visits: [10, 3], papers: [12, 5], title: "係長"},
    criterion: "役職:課長以上",
    reason: "seniority",
    score: "80",
  },
  {
    sentence: "a section chief with five whitepapers that grew old and no visits is nurtured, for five eighths of a point",
    lead: {papers: [150, 120, 90, 60, 30], title: "課長"},
    criterion: "スコア80点以上",
    reason: "score",
    score: "79.375",
  },
]) {
  demoScene(`on the demo, ${sentence}`, async (stage) => {
    const page = await visitor(stage, lead);
    await verdict(page, "ナーチャリングへ");
    await unmet(page, [criterion]);
    assert.ok(!(await page.isVisible("[data-leadpass-when=sales]")), "the direct line stays closed");
    const fields = await send(page);
    assert.equal(fields.leadpass_outcome, "nurture");
    assert.equal(fields.leadpass_score, score);
    assert.equal(fields.leadpass_reasons, reason);
    assert.equal(fields.leadpass_queue, "nurture-priority");
    assert.equal(fields.leadpass_contact_by, "");
  });
}

// The visitor's own policy.

/**
 * Waits for the places that the list of problems names: a path, and a line of the text.
 * @param {Page} page
 * @param {(string | null)[][]} places
 */
function problems(page, places) {
  const read = (/** @type {Element[]} */ all) => all.map((one) => [...one.children].map((part) => part.textContent));
  return eventually(() => page.$$eval("#own-policy .problem-place", read), places);
}

demoScene("a broken policy is told every problem, each with its place", async (stage) => {
  const page = await open(stage, "/");
  await page.fill("#own-text", SMALL.replace('"version": "1",', '"version": "1"'));
  await problems(page, [["全体", "5行目"]]);
  assert.ok(!(await page.isVisible("[data-own=sound]")), "there is nothing to copy yet");
  await page.fill("#own-text", SMALL.replace('"timezone"', '"timezon"').replace('"atLeast"', '"atleast"'));
  await problems(page, [["mql[0].when", "23行目"], ["mql[0].when.atleast", "23行目"], ["timezon", "6行目"]]);
  assert.equal(await page.textContent("#own-status"), "問題が3件あります");
  await page.click(".problem-place >> nth=2 >> button");
  const marked = await page.$eval("#own-text", (node) => {
    const area = /** @type {HTMLTextAreaElement} */ (node);
    return area.value.slice(area.selectionStart, area.selectionEnd);
  });
  assert.equal(marked, '  "timezon": "Asia/Tokyo",');
});

demoScene("a sound policy gives its snippet, and decides on every page once it is told to", async (stage) => {
  await stage.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await open(stage, "/");
  await page.fill("#own-text", SMALL);
  await page.waitForSelector("[data-own=sound]:visible");
  assert.equal(await page.textContent("#own-status"), "問題は見つかりませんでした。 small-start@1 は使える状態です。");
  await page.click("[data-own=snippet] button");
  await page.waitForSelector("[data-own=snippet] [role=status]:not(:empty)");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.startsWith(studio.publish(SMALL).inline), "what is copied begins with the published block");
  assert.match(copied, /\n<script src="leadpass\.js" integrity="sha384-\S+" data-policy="#leadpass-policy"><\/script>\n/);
  await page.click("[data-own=use]");
  await page.waitForSelector(".notice");
  await open(stage, "/contact.html", page);
  await page.fill("#email", "t.yamada@sample-seiki.example");
  await page.selectOption("#inquiry", "見積依頼");
  await verdict(page, "営業へ");
  const fields = await send(page);
  assert.equal(fields.leadpass_queue, "route-sales");
  assert.equal(fields.leadpass_policy.split("#")[0], "small-start@1");
});

// For everybody.

/**
 * What axe finds on a page, or in a part of it. It is kept from fetching styles again, which the page's security policy refuses.
 * @param {Page} page
 * @param {string} [part]
 * @returns {Promise<string[]>}
 */
function violations(page, part) {
  return page.evaluate(async (selector) => {
    const {axe} = /** @type {any} */ (window);
    const found = await axe.run(selector ?? document, {resultTypes: ["violations"], preload: false});
    /** @type {{id: string, nodes: {target: unknown}[]}[]} */
    const all = found.violations;
    return all.flatMap(({id, nodes}) => nodes.map(({target}) => `${id} at ${target}`));
  }, part);
}

/**
 * What axe finds in both languages, at both widths and in both colours; on a phone it also looks into the verdict that opens upward.
 * @param {Page} page
 */
async function allViolations(page) {
  /** @type {string[]} */
  const found = [];
  const bar = page.locator(".verdict-bar");
  for (const language of ["日本語", "English"]) {
    await page.getByRole("button", {name: language}).click();
    for (const width of [1280, 390]) {
      await page.setViewportSize({width, height: 800});
      for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
        await page.emulateMedia({colorScheme});
        const here = await violations(page);
        if (await bar.isVisible()) {
          await bar.click();
          here.push(...(await violations(page, ".inspector")));
          await bar.click();
        }
        found.push(...here.map((one) => `${language}, ${width} px, ${colorScheme}: ${one}`));
      }
    }
  }
  return found;
}

for (const path of ["/", "/contact.html", "/whitepaper.html", "/pricing.html"]) {
  demoScene(`axe finds nothing on ${path}, in both languages and colours, on a phone and on a desk`, async (stage) => {
    const page = await readyForAxe(stage, path);
    await page.$$eval("details", (folds) => folds.forEach((fold) => void (fold.open = true)));
    await page.waitForSelector(".document p");
    assert.deepEqual(await allViolations(page), []);
  });
}

demoScene("axe finds nothing on the page of the answer, in both languages and colours, on a phone and on a desk", async (stage) => {
  const page = await readyForAxe(stage, "/whitepaper.html");
  await send(page);
  assert.deepEqual(await allViolations(page), []);
});

/**
 * A page that holds axe and a sample visitor, and doesn't move.
 * @param {Stage} stage
 * @param {string} path
 */
async function readyForAxe(stage, path) {
  await stage.context.addInitScript({path: AXE});
  const page = await stage.context.newPage();
  await page.emulateMedia({reducedMotion: "reduce"});
  await open(stage, path, page);
  await meet(page, "製造業の課長");
  await verdict(page, "営業へ");
  return page;
}
