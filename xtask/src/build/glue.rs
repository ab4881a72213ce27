//! Makes wasm-bindgen's script lean.
//!
//! Enters: the glue for a page without modules, and the imports of the module. Leaves: glue that starts from bytes at hand
//! (`wasm_bindgen().initSync(module)`, once an instance) and in no other way: nothing in it fetches. Texts cross in one piece, and the
//! view of the memory is made anew where one is needed: a page asks few questions, and each branch costs it bytes. Each cut names what it
//! expects; where another version of wasm-bindgen writes something else, the build stops.

use anyhow::{Context, Result};

/// Imports of the module: the long name, with a hash in it, and a short one.
pub(crate) type Names = Vec<(String, String)>;

/// A function that gives one instance, without the ways to start by fetching and the crutches for old browsers, and with short
/// import names.
///
/// # Errors
/// The glue has another form than wasm-bindgen 0.2.130 gives it.
pub(crate) fn lean(glue: &str, names: &Names) -> Result<String> {
    let (head, source) = cut(glue, "let script_src;", ".toString();")?;
    let (_, rest) = source.split_once('}').context("the glue is cut short")?;
    let (load, rest) = cut(rest, "async function __wbg_load(", "function initSync(")?;
    let (sync, end) = cut(rest, "let __wbg_init_promise;", "return Object.assign(")?;
    let end = replace(end, "Object.assign(__wbg_init, ", "Object.assign(")?;
    let head = replace(head, "let wasm_bindgen = (", "const wasm_bindgen = () => (")?;
    let (codec, load) = cut(load, "if (!('encodeInto'", "let WASM_VECTOR_LEN")?;
    let (start, imports) = cut(sync, "if (wasm !== undefined)", "const imports")?;
    let (imports, instance) = cut(imports, "if (!(module instanceof", "const instance")?;
    let mut lean = [&head, codec, load, start, imports, instance, &end].concat();
    lean = replace(&lean, "if (realloc === undefined) {", "")?;
    let (encoded, rest) = cut(&lean, "}\n\n                let len = arg.length;", "return ptr;")?;
    lean = [encoded, rest].concat();
    let (view, rest) = cut(&lean, "if (cachedDataViewMemory0 === null", "cachedDataViewMemory0 = new DataView")?;
    lean = [view, "{", rest].concat();
    if !lean.contains("ExternrefTable0(") {
        // Nothing but texts and numbers crosses.
        let (before, rest) = cut(&lean, "const table = wasm.__wbindgen_externrefs;", "}")?;
        lean = [before, rest].concat();
    }
    for (long, short) in names {
        lean = replace(&lean, &format!("{long}: "), &format!("{short}: "))?;
    }
    Ok(lean)
}

/// What stands before one mark, and from another one on.
fn cut<'a>(text: &'a str, from: &str, until: &str) -> Result<(&'a str, &'a str)> {
    let (head, rest) = text.split_once(from).with_context(|| unknown(from))?;
    let at = rest.find(until).with_context(|| unknown(until))?;
    let (_, tail) = rest.split_at(at);
    Ok((head, tail))
}

fn replace(text: &str, old: &str, new: &str) -> Result<String> {
    let (head, tail) = text.split_once(old).with_context(|| unknown(old))?;
    Ok([head, new, tail].concat())
}

fn unknown(mark: &str) -> String {
    format!("the glue has no `{}`: see whether wasm-bindgen writes it in another way now", mark.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "let wasm_bindgen = (function(exports) {\nlet script_src;\nif (document) {\n\
        script_src = new URL(x).toString();\n}\nconst import0 = {\n__wbg_now_463ac581d2fc7ea3: function() {}\n};\n\
        init: function() {\nconst table = wasm.__wbindgen_externrefs;\ntable.set(0, undefined);\n},\n\
        function view() {\nif (cachedDataViewMemory0 === null || detached) {\ncachedDataViewMemory0 = new DataView(memory);\n}\n}\n\
        function pass(text, malloc, realloc) {\nif (realloc === undefined) {\nreturn encoded;\n\
        }\n\n                let len = arg.length;\nlet ptr = malloc(len);\nreturn ptr;\n}\n\
        if (!('encodeInto' in encoder)) {\n}\nlet WASM_VECTOR_LEN = 0;\nasync function __wbg_load(module) {\n}\n\
        function initSync(module) {\nif (wasm !== undefined) return wasm;\nconst imports = 0;\n\
        if (!(module instanceof Module)) {\n}\nconst instance = 1;\n}\nlet __wbg_init_promise;\n\
        async function __wbg_init(path) {\nfetch(path);\n}\n\
        return Object.assign(__wbg_init, { initSync }, exports);\n})({});\n";

    #[test]
    fn nothing_that_fetches_is_left() -> Result<()> {
        let names = vec![("__wbg_now_463ac581d2fc7ea3".to_owned(), "i0".to_owned())];
        let expected = "const wasm_bindgen = () => (function(exports) {\n\nconst import0 = {\ni0: function() {}\n};\n\
            init: function() {\n},\nfunction view() {\n{cachedDataViewMemory0 = new DataView(memory);\n}\n}\n\
            function pass(text, malloc, realloc) {\n\nreturn encoded;\nreturn ptr;\n}\n\
            let WASM_VECTOR_LEN = 0;\nfunction initSync(module) {\nconst imports = 0;\nconst instance = 1;\n}\n\
            return Object.assign({ initSync }, exports);\n})({});\n";
        assert_eq!(lean(GLUE, &names)?, expected);
        Ok(())
    }

    #[test]
    fn another_form_stops_the_build() {
        assert!(lean(&GLUE.replace("__wbg_load", "load"), &Names::new()).is_err());
        assert!(lean(GLUE, &vec![("__wbg_other".to_owned(), "i0".to_owned())]).is_err());
    }
}
