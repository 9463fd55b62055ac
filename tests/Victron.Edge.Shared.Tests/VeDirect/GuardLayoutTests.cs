// The guard on whole blocks: the order of labels, labels sent twice, labels nobody has heard of.

using System.Globalization;
using Victron.Edge.VeDirect;

namespace Victron.Edge.Shared.Tests.VeDirect;

public sealed class GuardLayoutTests
{
    private readonly PortRun _port = new();

    [Fact]
    public void A_label_sent_twice_costs_the_block_each_time()
    {
        _port.Second("PID=0xA30A", "V=14200", "I=1000");
        _port.Second("PID=0xA30A", "V=14210", "V=14220");
        _port.Second("PID=0xA30A", "V=14210", "V=14220");
        _port.Second("PID=0xA30A", "V=14230", "I=1000");
        Assert.Equal(["14.200 V", "14.230 V"], _port.All("V"));
        Assert.Equal(2, _port.Guard.RefusedBlocks);
    }

    [Fact]
    public void A_label_with_a_byte_that_is_no_text_costs_the_block()
    {
        _port.Second("PID=0xA30A", "V=14200", "\u00C9=1");
        _port.Second("PID=0xA30A", "V=14200", "A B=1");
        Assert.Empty(_port.Seconds);
        Assert.Equal(2, _port.Guard.RefusedBlocks);
    }

    [Fact]
    public void A_new_order_of_labels_counts_when_it_comes_again_and_nothing_is_lost()
    {
        _port.Second("PID=0xA30A", "V=14200", "I=1000");
        _port.Second("PID=0xA30A", "I=1010", "V=14210");
        _ = Assert.Single(_port.Seconds);
        _port.Second("PID=0xA30A", "I=1020", "V=14220");
        _port.Second("PID=0xA30A", "I=1030", "V=14230");
        Assert.Equal(["14.200 V", "14.210 V", "14.220 V", "14.230 V"], _port.All("V"));
        Assert.Equal(["1.000 A", "1.010 A", "1.020 A", "1.030 A"], _port.All("I"));
        Assert.Equal((1, 0), (_port.Guard.HeldSeconds, _port.Guard.RefusedSeconds));
    }

    [Fact]
    public void A_new_order_of_labels_seen_once_is_dropped()
    {
        _port.Second("PID=0xA30A", "V=14200", "I=1000");
        _port.Second("PID=0xA30A", "W=14210", "I=1010");
        _port.Second("PID=0xA30A", "V=14220", "I=1020");
        Assert.Equal(["14.200 V", "14.220 V"], _port.All("V"));
        Assert.DoesNotContain(_port.Seconds, second => second.ContainsKey("W"));
        Assert.Equal((1, 1, 0), (_port.Guard.HeldSeconds, _port.Guard.RefusedSeconds, _port.Guard.UnknownLabels));
    }

    [Fact]
    public void The_same_order_again_after_16_blocks_is_still_not_believed()
    {
        _port.Second("PID=0xA30A", "V=14200", "I=1000");
        _port.Second("PID=0xA30A", "W=14210", "I=1010");
        for (int i = 0; i < 17; i++)
        {
            _port.Second("PID=0xA30A", "V=14200", "I=1000");
        }

        _port.Second("PID=0xA30A", "W=14210", "I=1010");
        _port.Second("PID=0xA30A", "V=14200", "I=1000");
        Assert.DoesNotContain(_port.Seconds, second => second.ContainsKey("W"));
        Assert.Equal(2, _port.Guard.RefusedSeconds);
    }

    [Fact]
    public void A_label_nobody_has_heard_of_counts_at_its_second_sighting_and_keeps_its_text()
    {
        _port.Second("PID=0xA30A", "V=14200", "XYZ=new 7/8");
        _port.Second("PID=0xA30A", "V=14210", "XYZ=new 9/8");
        Assert.Equal(["missing", "new 9/8"], _port.All("XYZ"));
        Assert.Equal(["14.200 V", "14.210 V"], _port.All("V"));
        Assert.Equal(1, _port.Guard.UnknownLabels);
    }

    [Fact]
    public void Known_labels_count_at_once_in_any_case_of_letters()
    {
        _port.Second("PID=0xA3FE", "V=12800", "ALARM=ON", "relay=Off");
        _port.Second("PID=0xA3FE", "V=12800", "ALARM=ON", "relay=Off");
        Assert.Equal(["1", "1"], _port.All("ALARM"));
        Assert.Equal(["0", "0"], _port.All("relay"));
        Assert.Equal(0, _port.Guard.UnknownLabels);
    }

    [Fact]
    public void More_orders_of_labels_than_are_remembered_never_stop_the_stream()
    {
        for (int i = 0; i < 40; i++)
        {
            _port.Second("PID=0xA30A", $"V={14200 + i}", "I=1000");
            _port.Second("PID=0xA30A", "V=14200", string.Create(CultureInfo.InvariantCulture, $"X{i}=1"));
        }

        _port.Second("PID=0xA30A", "V=14300", "I=1000");
        _port.Second("PID=0xA30A", "V=14300", "I=1000");
        Assert.Equal("14.300 V", _port.All("V").Last());
        Assert.True(_port.Seconds.Count >= 40, $"{_port.Seconds.Count} seconds");
        Assert.Equal(0, _port.Guard.UnknownLabels);
    }

    [Fact]
    public void More_labels_than_are_remembered_cost_only_the_labels_beyond()
    {
        for (int second = 0; second < 2; second++)
        {
            _port.Send(["PID=0xA30A", "V=14200", .. Enumerable.Range(0, 40).Select(i => $"A{i}=1")]);
            _port.Send([.. Enumerable.Range(0, 40).Select(i => $"B{i}=1")]);
            _port.Wait(1_000);
        }

        Assert.Equal(PortDecoder.BindingsMax, _port.Decoder.BindingCount);
        Assert.Equal(["14.200 V", "14.200 V"], _port.All("V"));
    }
}
