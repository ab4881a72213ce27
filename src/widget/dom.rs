//! The host page through its prototypes. A control named `action`, `elements` or `matches` hides the form's member of that name,
//! and an image named `createElement` hides the document's: `final` calls the prototype's own.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{DocumentFragment, Element, Event, FormData, HtmlCollection, Node, NodeList};

#[wasm_bindgen]
extern "C" {
    /// A form.
    #[wasm_bindgen(extends = Node, js_name = HTMLFormElement)]
    #[derive(Clone, PartialEq)]
    pub(crate) type Form;

    #[wasm_bindgen(method, final, getter)]
    pub(crate) fn elements(this: &Form) -> HtmlCollection;

    #[wasm_bindgen(method, final, catch)]
    pub(crate) fn matches(this: &Form, selector: &str) -> Result<bool, JsValue>;

    #[wasm_bindgen(method, final)]
    pub(crate) fn closest(this: &Form, selector: &str) -> Option<Element>;

    #[wasm_bindgen(method, final, js_name = getAttribute)]
    pub(crate) fn attribute(this: &Form, name: &str) -> Option<String>;

    #[wasm_bindgen(method, final, js_name = getAttributeNames)]
    pub(crate) fn attribute_names(this: &Form) -> Array;

    #[wasm_bindgen(method, final, js_name = appendChild)]
    pub(crate) fn append(this: &Form, child: &Node);

    #[wasm_bindgen(method, final, js_name = dispatchEvent)]
    pub(crate) fn dispatch(this: &Form, event: &Event) -> bool;

    #[wasm_bindgen(method, final, js_name = querySelectorAll)]
    pub(crate) fn select(this: &Form, selector: &str) -> NodeList;

    #[wasm_bindgen(method, final, getter, js_name = isConnected)]
    pub(crate) fn is_connected(this: &Form) -> bool;

    /// The document.
    #[wasm_bindgen(extends = Node, js_name = Document)]
    #[derive(Clone)]
    pub(crate) type Page;

    #[wasm_bindgen(method, final, js_name = createElement)]
    pub(crate) fn create(this: &Page, name: &str) -> Element;

    #[wasm_bindgen(method, final, getter, js_name = readyState)]
    pub(crate) fn ready_state(this: &Page) -> String;

    #[wasm_bindgen(method, final, catch, js_name = querySelectorAll)]
    pub(crate) fn select_all(this: &Page, selector: &str) -> Result<NodeList, JsValue>;

    /// The event of a form whose data is being gathered.
    #[wasm_bindgen(extends = Event, js_name = FormDataEvent)]
    pub(crate) type FormDataEvent;

    #[wasm_bindgen(method, getter, js_name = formData)]
    pub(crate) fn form_data(this: &FormDataEvent) -> FormData;

    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: Page;
}

/// The document of this page.
pub(crate) fn page() -> Page {
    DOCUMENT.with(Page::clone)
}

/// The elements of a list.
pub(crate) fn elements_of(list: &NodeList) -> impl Iterator<Item = Element> {
    (0..list.length()).filter_map(|place| list.get(place)?.dyn_into().ok())
}

/// The elements below a root that a selector names; none where the selector is broken.
pub(crate) fn select_below(root: &Node, selector: &str) -> Vec<Element> {
    let list = match (root.dyn_ref::<Page>(), root.dyn_ref::<Element>(), root.dyn_ref::<DocumentFragment>()) {
        (Some(page), _, _) => page.select_all(selector),
        (_, Some(element), _) => element.query_selector_all(selector),
        (_, _, Some(fragment)) => fragment.query_selector_all(selector),
        _ => return Vec::new(),
    };
    list.map(|list| elements_of(&list).collect()).unwrap_or_default()
}
