//! `cargo xtask demo`: serves the demo pages, and receives what their forms send.
//!
//! Enters: the built project and a port. Leaves: a server on this machine alone, until Ctrl-C; its address is printed.
//! Each request becomes an [`Ask`], goes to [`site`], and comes back as an [`Answer`].

mod answer;
mod form;
mod inbox;
mod pages;
mod site;

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Method, Request, Server, StatusCode};

use crate::project::Project;
use answer::{Answer, Ask};
use site::Site;

const PORT: u16 = 8710;
/// How many ports are tried where none was named.
const TRIES: u16 = 50;
/// A slowed answer holds one of them for a while; the others go on.
const WORKERS: usize = 8;

/// Serves until the process ends.
///
/// # Errors
/// No port is free.
pub(crate) fn serve(project: &Project, port: Option<u16>) -> Result<()> {
    let server = Arc::new(open(port)?);
    let address = server.server_addr().to_ip().context("the server has no address")?;
    println!("\nthe demo is at http://{address}/\nCtrl-C ends it");
    let site = Arc::new(Site::new(&project.root));
    let workers: Vec<_> = (0..WORKERS)
        .map(|_| {
            let (server, site) = (Arc::clone(&server), Arc::clone(&site));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    handle(&site, request);
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().map_err(|_| anyhow!("a worker of the server stopped"))?;
    }
    Ok(())
}

/// Opens the named port, or the first free one from the usual one on.
fn open(port: Option<u16>) -> Result<Server> {
    let listen = |port| Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    match port {
        Some(port) => listen(port).map_err(|error| {
            anyhow!("port {port} can't be had ({error}); leave `--port` out and the next free one is taken")
        }),
        None => (PORT..PORT + TRIES)
            .find_map(|port| listen(port).ok())
            .with_context(|| format!("no port from {PORT} on is free; name one with `--port`")),
    }
}

fn handle(site: &Site, mut request: Request) {
    let answer = read(&mut request).map_or_else(|answer| answer, |ask| site.answer(&ask));
    thread::sleep(answer.delay);
    let bytes = written(&answer, *request.method() == Method::Head);
    let mut writer = request.into_writer();
    // Whoever asked may have left by now.
    let _ = writer.write_all(&bytes).and_then(|()| writer.flush());
}

/// An answer as it goes out: head and body at once, since a body that comes later waits for the head to be acknowledged, and the
/// connection closed, since one that is kept occupies one of the server's few threads while others wait.
fn written(answer: &Answer, head_only: bool) -> Vec<u8> {
    let reason = StatusCode(answer.status).default_reason_phrase();
    let mut head = format!("HTTP/1.1 {} {reason}\r\nConnection: close\r\n", answer.status);
    for (name, value) in &answer.headers {
        // A line break would end the header; none of ours has one.
        head.push_str(&format!("{name}: {}\r\n", value.replace(['\r', '\n'], " ")));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", answer.body.len()));
    let mut bytes = head.into_bytes();
    if !head_only {
        bytes.extend_from_slice(&answer.body);
    }
    bytes
}

/// The request as plain data, or at once the answer to one that is too large.
fn read(request: &mut Request) -> Result<Ask, Answer> {
    let too_large = request.body_length().is_some_and(|length| length > form::LIMIT);
    let mut body = Vec::new();
    if !too_large {
        let mut reader = request.as_reader().take(form::LIMIT as u64 + 1);
        reader.read_to_end(&mut body).map_err(|_| Answer::text(400, "the body broke off"))?;
    }
    if too_large || body.len() > form::LIMIT {
        return Err(Answer::text(413, "more than 1 MiB is not taken"));
    }
    let header = |name: &'static str| {
        let found = request.headers().iter().find(|header| header.field.equiv(name));
        found.map(|header| header.value.as_str().to_owned()).unwrap_or_default()
    };
    let (path, query) = request.url().split_once('?').unwrap_or((request.url(), ""));
    Ok(Ask {
        method: request.method().to_string(),
        path: path.to_owned(),
        query: query.to_owned(),
        host: header("Host"),
        referer: header("Referer"),
        accept: header("Accept"),
        content_type: header("Content-Type"),
        user_agent: header("User-Agent"),
        body,
    })
}
