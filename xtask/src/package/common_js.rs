//! CommonJS from an ES module that a bundler wrote.
//!
//! The bundler's own CommonJS goes through helpers that take properties which a game has put on `Object.prototype` for
//! exports, and throw. Its ES modules are of one simple form, which is as simple in CommonJS.

use anyhow::{Context, Result, bail};

/// Translates a module whose imports name what they import, and whose exports are one list at the end.
pub fn from_es_module(module: &str) -> Result<String> {
    let (banner, code) = match module.find("*/") {
        Some(end) if module.starts_with("/*") => module.split_at(end + 2),
        _ => ("", module),
    };
    let (mut rest, exports) = code.trim().rsplit_once("export{").context("the module has no list of exports")?;
    let exports = exports.strip_suffix("};").context("something follows the exports")?;
    let exports: String =
        exports.split(',').map(pair).map(|(local, name)| format!("exports.{name}={local};")).collect();

    let mut body = String::new();
    let mut count = 0;
    while let Some((before, import)) = rest.split_once("import{") {
        let (names, after) = import.split_once("}from\"").context("an import has no list of names")?;
        let (path, after) = after.split_once("\";").context("an import names no file")?;
        body += &format!("{before}var $import{count}=require(\"{path}\")");
        for (name, local) in names.split(',').map(pair) {
            body += &format!(",{local}=$import{count}.{name}");
        }
        body.push(';');
        count += 1;
        rest = after;
    }
    body += rest;
    if ["import*", "import\"", "export{", "export default", "export*"].iter().any(|form| body.contains(form)) {
        bail!("the module has imports or exports of a form that is not known: extend {}", file!());
    }
    Ok(format!("{banner}\n\"use strict\";{body}{exports}\n"))
}

/// Both names of `a as b`, or one name twice.
fn pair(item: &str) -> (&str, &str) {
    item.split_once(" as ").unwrap_or((item, item))
}

#[cfg(test)]
mod tests {
    use super::from_es_module;

    #[test]
    fn names_become_properties() {
        let module = "/*! name */\nimport{a as b,c}from\"./core.js\";import{d as e}from\"./core.js\";var f=b(c,e);export{f as g,h};\n";
        assert_eq!(
            from_es_module(module).unwrap(),
            "/*! name */\n\"use strict\";var $import0=require(\"./core.js\"),b=$import0.a,c=$import0.c;\
             var $import1=require(\"./core.js\"),e=$import1.d;var f=b(c,e);exports.g=f;exports.h=h;\n"
        );
    }

    #[test]
    fn other_forms_are_refused() {
        for module in ["var a;", "import*as a from\"a\";export{a};var b;", "var a;export{a};export{b};"] {
            assert!(from_es_module(module).is_err(), "{module}");
        }
    }
}
