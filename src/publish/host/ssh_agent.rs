//! The ssh agent: keys that sign and are not handed out.

use std::path::Path;

use russh::keys::agent::AgentIdentity;
use russh::keys::agent::client::{AgentClient, AgentStream};

pub(in crate::publish) type Agent = AgentClient<Box<dyn AgentStream + Send + Unpin>>;

/// The agent at a socket, and the keys that it has.
pub(in crate::publish) async fn open_agent(
    socket: &Path,
) -> Result<(Agent, Vec<AgentIdentity>), russh::keys::Error> {
    #[cfg(unix)]
    let mut agent = AgentClient::connect_uds(socket).await?.dynamic();
    // OpenSSH's agent has a named pipe there; Pageant has no address.
    #[cfg(windows)]
    let mut agent = if socket.as_os_str() == "pageant" {
        AgentClient::connect_pageant().await?.dynamic()
    } else {
        AgentClient::connect_named_pipe(socket).await?.dynamic()
    };
    let identities = agent.request_identities().await?;
    Ok((agent, identities))
}
