import {scene} from "./harness/scene.mjs";
import {contact} from "./harness/pages.mjs";
const what = process.env.WHAT;
for (let n = 0; n < Number(process.env.N ?? 20); n++) scene("s" + n, async (stage) => {
  if (what === "ctx") return;
  if (what === "blank") { await stage.open("<title>x</title>"); return; }
  if (what === "bare") { await stage.open(contact().bare); return; }
  if (what === "full") { await stage.open(contact().full); return; }
  if (what === "click") { const p = await stage.open(contact().bare); await p.click("#send"); await stage.arrived(p); return; }
});
