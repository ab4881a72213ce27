//! Reads the body of a posted form.
//!
//! Enters: a content type and bytes that may be anything. Leaves: the fields in order, as names and values; none where the
//! body is of another type. A file is shown by its name and size.

/// The largest body that is taken.
pub(crate) const LIMIT: usize = 1 << 20;

/// The most headers that a part may have; browsers send two.
const HEADERS: usize = 16;

/// The fields of a posted form.
pub(crate) fn fields(content_type: &str, body: &[u8]) -> Vec<(String, String)> {
    let (kind, rest) = content_type.split_once(';').unwrap_or((content_type, ""));
    match kind.trim().to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => form_urlencoded::parse(body).into_owned().collect(),
        "multipart/form-data" => match parameter(rest, "boundary") {
            Some(boundary) if !boundary.is_empty() => parts(body, &boundary).into_iter().filter_map(field).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The parts between the boundaries; one that no boundary closes is left out.
fn parts<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let delimiter = format!("\r\n--{boundary}");
    let delimiter = delimiter.as_bytes();
    let mut parts = Vec::new();
    // The first boundary has no line break before it where nothing stands before it.
    let opening = delimiter.strip_prefix(b"\r\n").unwrap_or(delimiter);
    let mut rest = body.strip_prefix(opening).or_else(|| split(body, delimiter).map(|(_, rest)| rest));
    while let Some(after) = rest {
        let Some((padding, inside)) = split(after, b"\r\n") else { break };
        if !padding.iter().all(|byte| matches!(byte, b' ' | b'\t')) {
            break;
        }
        let Some((part, next)) = split(inside, delimiter) else { break };
        parts.push(part);
        rest = Some(next);
    }
    parts
}

/// What stands before and after the first mark.
fn split<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = bytes.windows(mark.len()).position(|window| window == mark)?;
    let (before, rest) = bytes.split_at_checked(at)?;
    Some((before, rest.strip_prefix(mark)?))
}

/// The name and value of one part.
fn field(part: &[u8]) -> Option<(String, String)> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let httparse::Status::Complete((length, headers)) = httparse::parse_headers(part, &mut headers).ok()? else {
        return None;
    };
    let (_, value) = part.split_at_checked(length)?;
    let header = headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-disposition"))?;
    let disposition = String::from_utf8_lossy(header.value);
    let (kind, rest) = disposition.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("form-data") {
        return None;
    }
    let name = unescape(&parameter(rest, "name")?);
    Some(match parameter(rest, "filename") {
        Some(file) => (name, format!("{} ({} bytes)", unescape(&file), value.len())),
        None => (name, String::from_utf8_lossy(value).into_owned()),
    })
}

/// The value of `name=value` or `name="value"` among parameters parted by semicolons.
fn parameter(text: &str, name: &str) -> Option<String> {
    let mut rest = text;
    loop {
        let (key, after) = rest.split_once('=')?;
        let key = key.trim_start_matches([';', ' ', '\t']).trim_end();
        let (value, next) = match after.trim_start().strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => after.split_once(';').map_or((after.trim(), ""), |(value, next)| (value.trim(), next)),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(value.to_owned());
        }
        rest = next;
    }
}

/// Undoes the three escapes that browsers put into names.
fn unescape(name: &str) -> String {
    name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content_type: &str, body: &[u8]) -> Vec<(String, String)> {
        fields(content_type, body)
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    const MULTIPART: &str = "multipart/form-data; boundary=----x";

    #[test]
    fn urlencoded_fields_keep_order_and_doubles() {
        let found = read("application/x-www-form-urlencoded; charset=utf-8", b"a=1&b=%E5%96%B6+%2B&a=2&c&=d");
        let expected = [pair("a", "1"), pair("b", "営 +"), pair("a", "2"), pair("c", ""), pair("", "d")];
        assert_eq!(found, expected);
    }

    #[test]
    fn multipart_fields_are_those_that_chromium_sends() {
        let body = "------x\r\nContent-Disposition: form-data; name=\"company\"\r\n\r\n営業 \"A\"\r\nB\r\n\
                    ------x\r\nContent-Disposition: form-data; name=\"a%22b; filename=c\"\r\n\r\n--x\r\n\
                    ------x\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"me.txt\"\r\n\
                    Content-Type: text/plain\r\n\r\n12345\r\n------x--\r\n";
        let expected =
            [pair("company", "営業 \"A\"\r\nB"), pair("a\"b; filename=c", "--x"), pair("cv", "me.txt (5 bytes)")];
        assert_eq!(read(MULTIPART, body.as_bytes()), expected);
        let quoted = "Multipart/Form-Data; charset=utf-8; Boundary=\"----x\"";
        assert_eq!(read(quoted, body.as_bytes()), expected);
    }

    #[test]
    fn an_empty_value_and_a_preamble_are_read() {
        let body = b"hello\r\n------x \r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n------x--";
        assert_eq!(read(MULTIPART, body), [pair("a", "")]);
    }

    #[test]
    fn broken_bodies_give_what_is_whole() {
        let whole = "------x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n------x\r\n";
        for tail in ["", "Content-Disposition: form-data; name=\"b\"\r\n\r\n2", "\0\r\n\r\n\r\n------x--", "a: b\r\n"] {
            assert_eq!(read(MULTIPART, format!("{whole}{tail}").as_bytes()), [pair("a", "1")], "{tail}");
        }
        for content_type in ["", "multipart/form-data", "multipart/form-data; boundary=", "application/json", ";"] {
            assert!(read(content_type, whole.as_bytes()).is_empty(), "{content_type}");
        }
        for body in [b"".as_slice(), b"--", b"------x", b"------x--", b"------x\r\n", b"\xff\xfe"] {
            assert!(read(MULTIPART, body).is_empty());
        }
    }
}
