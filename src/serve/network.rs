//! The addresses at which others in the network reach this machine.

use std::net::IpAddr;

use if_addrs::get_if_addrs;

/// The addresses at which others can ask whoever listens on one; none when only this machine can. There may be no address,
/// or none that is known.
pub(super) fn addresses(listened_on: IpAddr) -> Option<Vec<IpAddr>> {
    let listened_on = listened_on.to_canonical();
    if listened_on.is_loopback() {
        return None;
    }
    if !listened_on.is_unspecified() {
        return Some(vec![listened_on]);
    }
    let own = get_if_addrs().unwrap_or_default().into_iter().map(|it| it.ip());
    let mut own: Vec<IpAddr> = own.filter(|it| reaches(listened_on, *it)).collect();
    own.sort();
    own.dedup();
    Some(own)
}

/// Whether others can type an address of this machine, and whoever listens on all of a kind is asked there. IPv6 takes
/// IPv4 along on most systems.
fn reaches(listened_on: IpAddr, own: IpAddr) -> bool {
    match own {
        IpAddr::V4(own) => !own.is_loopback() && !own.is_link_local(),
        // An address of one link alone needs the name of an interface, which no browser takes.
        IpAddr::V6(own) => {
            listened_on.is_ipv6() && !own.is_loopback() && !own.is_unicast_link_local()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_others_can_type_is_an_address_for_them() {
        let address = |it: &str| it.parse::<IpAddr>().unwrap();
        for local in ["127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"] {
            assert_eq!(addresses(address(local)), None, "{local}");
        }
        for one in ["192.0.2.1", "2001:db8::1", "fe80::1"] {
            assert_eq!(addresses(address(one)), Some(vec![address(one)]));
        }
        let (all, all_of_six) = (address("0.0.0.0"), address("::"));
        for (own, by_four, by_six) in [
            ("192.168.0.5", true, true),
            ("127.0.0.1", false, false),
            ("169.254.3.4", false, false),
            ("2001:db8::5", false, true),
            ("fe80::5", false, false),
            ("::1", false, false),
        ] {
            let own = address(own);
            assert_eq!((reaches(all, own), reaches(all_of_six, own)), (by_four, by_six), "{own}");
        }
        assert!(addresses(all).is_some_and(|it| it.iter().all(|own| reaches(all, *own))));
    }
}
