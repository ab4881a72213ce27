// A host with react-hook-form: values live in its own state, so it asks for a decision and spreads the fields.

import {createRoot} from "react-dom/client";
import {useForm} from "react-hook-form";

function Contact() {
  const {register, handleSubmit} = useForm({defaultValues: {company: "サンプル精機", title: "課長", industry: "製造業"}});
  const send = handleSubmit(async (values) => {
    const {leadpass} = window;
    const fields = leadpass ? leadpass.fields(leadpass.decide({attributes: values})) : {};
    const body = JSON.stringify({...values, ...fields});
    await fetch("/receive", {method: "POST", headers: {"Content-Type": "application/json"}, body});
  });
  return (
    <form onSubmit={send}>
      <input {...register("company")} />
      <input {...register("title")} />
      <input {...register("industry")} />
      <button id="send">送信</button>
    </form>
  );
}

createRoot(/** @type {HTMLElement} */ (document.getElementById("root"))).render(<Contact />);
