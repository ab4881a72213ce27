// A host written in React 19: the form's action is a function.

import {useState} from "react";
import {createRoot} from "react-dom/client";

function Contact() {
  const [sent, setSent] = useState(0);
  async function send(/** @type {FormData} */ data) {
    await fetch("/receive", {method: "POST", body: data});
    setSent((count) => count + 1);
  }
  return (
    <form data-leadpass="" action={send}>
      <input name="company" defaultValue="サンプル精機" />
      <input name="title" defaultValue="課長" />
      <select name="industry" defaultValue="製造業">
        <option>製造業</option>
        <option>建設業</option>
      </select>
      <button id="send" name="via" value="react">
        送信
      </button>
      <output id="sent">{sent}</output>
    </form>
  );
}

createRoot(/** @type {HTMLElement} */ (document.getElementById("root"))).render(<Contact />);
