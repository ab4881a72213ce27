//! The policy that the demo pages carry.
//!
//! Enters: a policy and the pages in `www/`. Leaves: the pages with the block that `leadpass publish --inline` prints in
//! place of the one they had.

use anyhow::{Result, ensure};

use super::tree::Tree;
use crate::program;
use crate::project::Project;

/// Adds every page that has a program block, with the block of this policy in it.
///
/// # Errors
/// The policy can't be published, or a page can't be read.
pub(crate) fn add(project: &Project, policy: &str, files: &mut Tree) -> Result<()> {
    let block = publish(project, policy)?;
    for name in project.files("www", ".html")? {
        if let Some(page) = fill(&project.text(&name)?, &block) {
            files.add(name, page);
        }
    }
    Ok(())
}

/// What `leadpass publish --inline` prints.
fn publish(project: &Project, policy: &str) -> Result<String> {
    println!("publishing {policy} into the demo pages");
    let mut cargo = program::cargo(&project.root);
    cargo.args(["run", "--quiet", "--package", "leadpass", "--bin", "leadpass", "--", "publish", policy, "--inline"]);
    let block = program::read(&mut cargo)?.trim().to_owned();
    ensure!(is_block(&block) && block.is_ascii(), "`leadpass publish {policy} --inline` printed no program block");
    Ok(block)
}

/// The page with this block on each line that held one; `None` where it holds none.
fn fill(page: &str, block: &str) -> Option<String> {
    if !page.lines().any(is_block) {
        return None;
    }
    let fresh = page.split_inclusive('\n').map(|line| match is_block(line) {
        true => line.replace(line.trim(), block),
        false => line.to_owned(),
    });
    Some(fresh.collect())
}

fn is_block(line: &str) -> bool {
    let line = line.trim();
    let tag = line.strip_prefix("<script ").and_then(|rest| rest.strip_suffix("</script>"));
    let tag = tag.and_then(|rest| rest.split_once('>')).filter(|(_, body)| !body.contains('<'));
    tag.is_some_and(|(tag, _)| {
        tag.contains("type=\"application/leadpass+base64\"") && tag.contains("id=\"leadpass-policy\"")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: &str = r#"<script type="application/leadpass+base64" id="leadpass-policy">QUJD</script>"#;

    #[test]
    fn a_block_is_replaced_and_nothing_else() {
        let page = "<p>\r\n    <script type=\"application/leadpass+base64\" id=\"leadpass-policy\"></script>\r\n\
                    <script src=\"/pkg/leadpass.js\"></script>\r\n";
        let expected = format!("<p>\r\n    {BLOCK}\r\n<script src=\"/pkg/leadpass.js\"></script>\r\n");
        assert_eq!(fill(page, BLOCK).as_deref(), Some(expected.as_str()));
        assert_eq!(fill(&expected, BLOCK).as_deref(), Some(expected.as_str()));
    }

    #[test]
    fn a_page_without_a_block_is_left_alone() {
        assert_eq!(fill("<p>&lt;script type=\"application/leadpass+base64\"</p>\n", BLOCK), None);
        let other = r#"<script type="application/leadpass+base64" id="another">QUJD</script>"#;
        assert_eq!(fill(other, BLOCK), None);
    }
}
