//! Every kind of fault that a policy can have, by name.

use leadpass::{Expected, Fault, Limit, Thing};

macro_rules! kinds {
    ($($pattern:pat => $name:literal,)*) => {
        /// Every kind of fault there is: a new one does not compile until it has a name here, and a vector.
        pub(crate) const KINDS: &[&str] = &[$($name),*];

        pub(crate) fn kind(fault: &Fault) -> &'static str {
            match fault {
                $($pattern => $name,)*
            }
        }
    };
}

kinds! {
    Fault::Syntax => "Syntax",
    Fault::TooMuch(Limit::Bytes) => "Bytes",
    Fault::TooMuch(Limit::Depth) => "Depth",
    Fault::TooMuch(Limit::Nodes) => "Nodes",
    Fault::TooMuch(Limit::Attributes) => "Attributes",
    Fault::Repeated => "Repeated",
    Fault::UnknownKey => "UnknownKey",
    Fault::Missing(_) => "Missing",
    Fault::OneOf(_) => "OneOf",
    Fault::Expected(Expected::Object) => "Object",
    Fault::Expected(Expected::List) => "List",
    Fault::Expected(Expected::Text) => "Text",
    Fault::Expected(Expected::Id) => "Id",
    Fault::Expected(Expected::PlainId) => "PlainId",
    Fault::Expected(Expected::Number) => "Number",
    Fault::Expected(Expected::Whole) => "Whole",
    Fault::Expected(Expected::Boolean) => "Boolean",
    Fault::Expected(Expected::Duration) => "Duration",
    Fault::Expected(Expected::Date) => "Date",
    Fault::Expected(Expected::Time) => "Time",
    Fault::Expected(Expected::Interval) => "Interval",
    Fault::Expected(Expected::Scalar) => "Scalar",
    Fault::Expected(Expected::FormatOne) => "FormatOne",
    Fault::Expected(Expected::Receipt) => "Receipt",
    Fault::UnknownWord(_) => "UnknownWord",
    Fault::NoSuch(Thing::Attribute) => "NoSuch attribute",
    Fault::NoSuch(Thing::Group) => "NoSuch group",
    Fault::NoSuch(Thing::Sla) => "NoSuch SLA",
    Fault::NoSuch(Thing::NurtureRoute) => "NoSuch nurture route",
    Fault::NoSuch(Thing::TimeZone) => "NoSuch time zone",
    Fault::RepeatedId => "RepeatedId",
    Fault::TotalId => "TotalId",
    Fault::SharedOption(_) => "SharedOption",
    Fault::OutOfRange(..) => "OutOfRange",
    Fault::TooPrecise => "TooPrecise",
    Fault::Inverted(..) => "Inverted",
    Fault::NotBefore => "NotBefore",
    Fault::EqualThresholds => "EqualThresholds",
    Fault::EmptyList => "EmptyList",
    Fault::Blank => "Blank",
    Fault::WrongOperator(_) => "WrongOperator",
    Fault::WrongValue(_) => "WrongValue",
    Fault::ScoreHere => "ScoreHere",
    Fault::LastRouteWhen => "LastRouteWhen",
    Fault::LastRoutePrivate => "LastRoutePrivate",
    Fault::NoBusinessHours => "NoBusinessHours",
}
