// The studio, in Node: from policy JSON, as text or object.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {runtime, studio} from "./harness/installed.mjs";

const POLICIES = ["manufacturing-sla", "saas-icp", "small-start"];
const text = (/** @type {string} */ name) => readFileSync(join(import.meta.dirname, `../../policies/${name}.json`), "utf8");

for (const name of POLICIES) {
  test(`${name} is sound, as text and as object, and publishes to one ASCII line`, async () => {
    const policy = text(name);
    const report = studio.check(policy);
    assert.deepEqual(report, studio.check(JSON.parse(policy)));
    assert.deepEqual([report.ok, report.problems, report.policy?.id], [true, [], name]);

    const {program, inline, digest, provisional} = studio.publish(policy);
    assert.equal(digest, report.policy?.digest);
    assert.match(program, /^TFBQ[A-Za-z0-9+/]+=*(\.[A-Za-z0-9]*){4}$/);
    assert.equal(inline, `<script type="application/leadpass+base64" id="leadpass-policy">${program}</script>`);
    assert.deepEqual(studio.publish(JSON.parse(policy)), {program, inline, digest, provisional}, "publishing twice gives the same");

    const leadpass = await runtime.load(program);
    assert.deepEqual(leadpass.policy, report.policy);
  });
}

test("a policy's problems are all told at once, each with its place, in two languages", () => {
  const policy = JSON.parse(text("small-start"));
  policy.mql.push({id: "x y", when: {attribute: "nobody", atleast: 3}});
  policy.unheard = true;
  const {ok, problems, policy: none} = studio.check(policy);
  assert.equal(ok, false);
  assert.equal(none, undefined);
  assert.ok(problems.length >= 3);
  const places = problems.map(({path}) => path);
  for (const place of ["unheard", "mql[2].id", "mql[2].when.attribute"]) assert.ok(places.includes(place), place);
  assert.equal(problems.find(({path}) => path === "mql[2].when.atleast")?.suggestion, "atLeast");
  for (const {message} of problems) assert.ok(message.en && message.ja);
  for (const work of [() => studio.publish(policy), () => studio.decide(policy, {key: "1"})]) {
    assert.throws(work, (/** @type {any} */ error) => error instanceof TypeError && error.message.startsWith("leadpass/studio: ") && error.problems.length === problems.length);
  }
});

test("a text that is no JSON is told by line and column", () => {
  const {ok, problems} = studio.check('{"format": 1,\n  oops}');
  assert.equal(ok, false);
  assert.deepEqual([problems[0].path, problems[0].line, problems[0].column], ["", 2, 3]);
});

test("what can be no policy at all is a problem, not a crash", () => {
  for (const nothing of /** @type {any[]} */ (["", " ", "null", "5", "[]", null, 5, [], {}])) {
    assert.equal(studio.check(nothing).ok, false, JSON.stringify(nothing));
  }
});

test("a lead that is none is a TypeError without problems", () => {
  for (const lead of /** @type {any[]} */ ([null, "", "{", {}, {key: " "}])) {
    assert.throws(() => studio.decide(text("small-start"), lead), (/** @type {any} */ error) => error instanceof TypeError && error.problems === undefined);
  }
});

test("private parts stay with the full policy: what is published decides without them, under the full policy's digest", async () => {
  const policy = JSON.parse(text("small-start"));
  policy.mql.push({id: "secret-criterion", private: true, when: {event: "secret-event"}});
  const {program, digest, provisional} = studio.publish(policy);
  assert.equal(provisional, true);
  assert.equal(digest, studio.check(policy).policy?.digest);
  assert.doesNotMatch(Buffer.from(program.split(".")[0], "base64").toString("latin1"), /secret/);
  const decision = (await runtime.load(program)).decide({key: "1"});
  assert.equal(decision?.provisional, true);
  assert.equal(decision?.policy.digest, digest);
  assert.ok(!decision?.mql.some(({id}) => id === "secret-criterion"));
  assert.equal(studio.decide(policy, {key: "1"}).provisional, false);
});

test("the trace says what was typed, what was read, and each condition", () => {
  const lead = {key: "1", attributes: {title: "営業部 課長", industry: "金属加工メーカー"}};
  const {decision, trace} = studio.decide(text("manufacturing-sla"), lead, {now: "2026-11-22T03:00:00Z", trace: true});
  assert.equal(decision.digest, studio.decide(text("manufacturing-sla"), lead, {now: "2026-11-22T03:00:00Z"}).digest);
  assert.equal(trace.attributes.title.typed, "営業部 課長");
  assert.equal(trace.attributes.title.read, "section-chief");
  assert.ok(trace.conditions.some(({at, result}) => at === "mql[1].when" && result === "true"));
});

for (const [type, typed, read] of /** @type {[string, string, object][]} */ ([
  ["seniority", "営業部　第二営業課 課長代理", {value: "subsection-chief", words: "課長代理", rules: ["one-step-down"], message: {ja: "係長級（「課長代理」: 一段下）", en: "subsection chief (“課長代理”: one step down)"}}],
  ["seniority", "Sr. Director, Demand Gen (EMEA)", {value: "general-manager", words: "sr. director", message: {ja: "部長級（「sr. director」）", en: "general manager (“sr. director”)"}}],
  ["seniority", "Managr Tokyo", {value: "section-chief", words: "managr", rules: ["one-letter-wrong"], message: {ja: "課長級（「managr」: 一文字を補正）", en: "section chief (“managr”: one letter corrected)"}}],
  ["seniority", "Engneer, Directr of Sales", {value: "general-manager", words: "directr", rules: ["one-letter-wrong", "highest-of-several"], message: {ja: "部長級（「directr」: 一文字を補正、複数のうち最上位）", en: "general manager (“directr”: one letter corrected, the highest of several)"}}],
  ["seniority", "Managr, Senior", {value: "deputy-general-manager", words: "managr", rules: ["one-step-up", "one-letter-wrong"], message: {ja: "次長級（「managr」: 一段上、一文字を補正）", en: "deputy general manager (“managr”: one step up, one letter corrected)"}}],
  ["seniority", "元部長", {rules: ["not-today"], message: {ja: "不明（過去または将来の役職です）", en: "unknown (a title of the past, or one hoped for)"}}],
  ["seniority", "参事", {value: "section-chief", words: "参事", rules: ["policy-title"], message: {ja: "課長級（「参事」: ポリシーで定めた役職）", en: "section chief (“参事”: a title of the policy)"}}],
  ["industry", "自動車部品メーカー", {value: "E", words: "メーカー", message: {ja: "製造業（「メーカー」）", en: "Manufacturing (“メーカー”)"}}],
  ["industry", "製造・小売", {candidates: ["E", "I"], message: {ja: "不明（「製造業」「卸売業，小売業」のいずれとも読めます）", en: "unknown (could be Manufacturing or Wholesale and Retail Trade)"}}],
  ["email", "t@gmial.com", {value: "t@gmial.com", kind: "business", meant: "gmail.com", message: {ja: "会社のアドレス（gmail.com の入力間違いかもしれません）", en: "company address (perhaps gmail.com was meant)"}}],
  ["email", "t@mail.zybermail.com", {value: "t@mail.zybermail.com", kind: "business", listed: "free", message: {ja: "会社のアドレス（フリーメールまたはプロバイダーのアドレスの一覧に載っています）", en: "company address (a long list calls it free or provider address)"}}],
  ["number", "100〜299名", {value: [100, 299], message: {ja: "100〜299", en: "100–299"}}],
  ["number", "50人未満", {value: [null, 49.999], message: {ja: "50未満", en: "under 50"}}],
  ["number", "１万2千", {value: 12000, message: {ja: "12000", en: "12000"}}],
  ["number", "たくさん", {message: {ja: "不明（1つの数値や範囲として読み取れません）", en: "unknown (not one number or range)"}}],
  ["choice", "now", {value: "soon", message: {ja: "すぐに", en: "soon"}}],
  ["boolean", "はい", {value: true, message: {ja: "はい", en: "yes"}}],
  ["company", "株式会社Ａ商事", {value: "a商事", message: {ja: "a商事", en: "a商事"}}],
  ["text", " ", {message: {ja: "", en: ""}}],
])) {
  test(`an answer of type ${type} is read with its reason: ${typed}`, () => {
    const policy = JSON.parse(text("small-start"));
    policy.titles = {参事: "section-chief"};
    policy.attributes.asked = {type, ...type === "choice" && {options: [{value: "soon", label: {ja: "すぐに"}, aliases: ["now"]}]}};
    assert.deepEqual(studio.read(policy, "asked", typed), read);
  });
}

test("what cannot be read is a TypeError that names it", () => {
  assert.throws(() => studio.read(text("small-start"), "nobody", "x"), {name: "TypeError", message: "leadpass/studio: the policy has no attribute `nobody`"});
  assert.throws(() => studio.read("{}", "title", "x"), (/** @type {any} */ error) => error instanceof TypeError && error.problems.length > 0);
});
