//! `cargo xtask demo`: serves the demo pages, and receives what their forms send.
//!
//! Enters: the built project and a port. Leaves: a server on this machine alone, until Ctrl-C; its address is printed.
//! Each request becomes an [`Ask`], goes to [`site`], and comes back as an [`Answer`].

mod answer;
mod form;
mod inbox;
mod pages;
mod site;

use std::io::Read;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

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
    let mut response = Response::from_data(answer.body).with_status_code(answer.status);
    for (name, value) in answer.headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // Whoever asked may have left by now.
    let _ = request.respond(response);
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
