// The reference peer of Covary's backend: it starts the backend with the plugin client of Grafana's server, calls each
// service, decodes the frames with Grafana's decoder, reads them as alert rules do, and ends the process.
//
//	reference-client <backend executable> < request.json > report.json
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/grafana/dataplane/sdata/numeric"
	"github.com/grafana/dataplane/sdata/reader"
	"github.com/grafana/dataplane/sdata/timeseries"
	"github.com/grafana/grafana-plugin-sdk-go/backend/grpcplugin"
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
)

type request struct {
	JSONData json.RawMessage   `json:"jsonData"`
	Secrets  map[string]string `json:"secrets"`
	Headers  map[string]string `json:"headers"`
	Queries  []struct {
		RefID         string          `json:"refId"`
		FromMs        int64           `json:"fromMs"`
		ToMs          int64           `json:"toMs"`
		IntervalMs    int64           `json:"intervalMs"`
		MaxDataPoints int64           `json:"maxDataPoints"`
		Model         json.RawMessage `json:"model"`
	} `json:"queries"`
	Resource *struct {
		Method string `json:"method"`
		Path   string `json:"path"`
	} `json:"resource"`
	Stream *struct {
		Path    string `json:"path"`
		Packets int    `json:"packets"`
	} `json:"stream"`
	// How often the queries are asked, for measuring.
	Repeat int `json:"repeat"`
}

type report struct {
	Health struct {
		Status  string          `json:"status"`
		Message string          `json:"message"`
		Details json.RawMessage `json:"details,omitempty"`
	} `json:"health"`
	Responses map[string]response `json:"responses"`
	Metrics   string              `json:"metrics"`
	Resource  *resource           `json:"resource,omitempty"`
	Stream    *stream             `json:"stream,omitempty"`
	Logs      []logEntry          `json:"logs"`
	StartMs   float64             `json:"startMs"`
	QueryMs   []float64           `json:"queryMs"`
	KillMs    float64             `json:"killMs"`
	ExitCode  int                 `json:"exitCode"`
}

type response struct {
	Error       string    `json:"error,omitempty"`
	Status      int32     `json:"status"`
	ErrorSource string    `json:"errorSource,omitempty"`
	Frames      []frame   `json:"frames"`
	Alerting    *alerting `json:"alerting,omitempty"`
}

type frame struct {
	Name   string          `json:"name"`
	RefID  string          `json:"refId"`
	Meta   *data.FrameMeta `json:"meta,omitempty"`
	Fields []field         `json:"fields"`
}

type field struct {
	Name     string            `json:"name"`
	Type     string            `json:"type"`
	Nullable bool              `json:"nullable"`
	Labels   data.Labels       `json:"labels,omitempty"`
	Config   *data.FieldConfig `json:"config,omitempty"`
	Values   []any             `json:"values"`
}

// What an alert rule's expression sees of a response.
type alerting struct {
	Type   string   `json:"type,omitempty"`
	Error  string   `json:"error,omitempty"`
	NoData bool     `json:"noData,omitempty"`
	Series []series `json:"series,omitempty"`
}

type series struct {
	Name   string      `json:"name"`
	Labels data.Labels `json:"labels,omitempty"`
	Points int         `json:"points"`
	Last   any         `json:"last"`
}

type resource struct {
	Code    int32               `json:"code"`
	Headers map[string][]string `json:"headers"`
	Body    string              `json:"body"`
}

type stream struct {
	Subscription string  `json:"subscription"`
	Packets      []frame `json:"packets"`
}

type logEntry struct {
	Level   string `json:"level"`
	Message string `json:"message"`
}

// logSink keeps what the plugin client understood of the backend's log, which it names after the executable.
type logSink struct {
	executable string
	entries    *[]logEntry
}

func (s logSink) Accept(name string, level hclog.Level, message string, _ ...any) {
	if name == s.executable {
		*s.entries = append(*s.entries, logEntry{Level: level.String(), Message: message})
	}
}

func main() {
	if len(os.Args) != 2 {
		fail(errors.New("usage: reference-client <backend executable> < request.json"))
	}
	var asked request
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		fail(fmt.Errorf("request: %w", err))
	}
	answer, err := run(os.Args[1], asked)
	if err != nil {
		fail(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answer); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func run(executable string, asked request) (*report, error) {
	result := &report{Responses: map[string]response{}}
	logger := hclog.NewInterceptLogger(&hclog.LoggerOptions{Level: hclog.Debug, Output: io.Discard})
	logger.RegisterSink(logSink{filepath.Base(executable), &result.Logs})
	command := exec.Command(executable)
	client := plugin.NewClient(&plugin.ClientConfig{
		Cmd: command,
		HandshakeConfig: plugin.HandshakeConfig{
			ProtocolVersion:  grpcplugin.ProtocolVersion,
			MagicCookieKey:   grpcplugin.MagicCookieKey,
			MagicCookieValue: grpcplugin.MagicCookieValue,
		},
		VersionedPlugins: map[int]plugin.PluginSet{grpcplugin.ProtocolVersion: {
			"diagnostics": &grpcplugin.DiagnosticsGRPCPlugin{},
			"resource":    &grpcplugin.ResourceGRPCPlugin{},
			"data":        &grpcplugin.DataGRPCPlugin{},
			"stream":      &grpcplugin.StreamGRPCPlugin{},
		}},
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           logger,
	})
	defer client.Kill()

	begin := time.Now()
	connection, err := client.Client()
	if err != nil {
		return nil, fmt.Errorf("start: %w", err)
	}
	result.StartMs = since(begin)
	if err := connection.Ping(); err != nil {
		return nil, fmt.Errorf("ping: %w", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for _, step := range []func(context.Context, plugin.ClientProtocol, request, *report) error{
		checkHealth, queryData, callResource, runStream, collectMetrics,
	} {
		if err := step(ctx, connection, asked, result); err != nil {
			return nil, err
		}
	}

	begin = time.Now()
	client.Kill()
	result.KillMs = since(begin)
	if !client.Exited() || command.ProcessState == nil {
		return nil, errors.New("the backend still runs after the kill")
	}
	result.ExitCode = command.ProcessState.ExitCode()
	return result, nil
}

func since(begin time.Time) float64 {
	return float64(time.Since(begin).Microseconds()) / 1000
}

func dispense[T any](connection plugin.ClientProtocol, name string) (T, error) {
	raw, err := connection.Dispense(name)
	if err != nil {
		return *new(T), fmt.Errorf("%s: %w", name, err)
	}
	service, ok := raw.(T)
	if !ok {
		return *new(T), fmt.Errorf("%s: unexpected service %T", name, raw)
	}
	return service, nil
}

func pluginContext(asked request) *pluginv2.PluginContext {
	return &pluginv2.PluginContext{
		OrgId:    1,
		PluginId: "covary-analysis-datasource",
		User:     &pluginv2.User{Login: "grafana_scheduler", Role: "Admin"},
		DataSourceInstanceSettings: &pluginv2.DataSourceInstanceSettings{
			Id: 1, Uid: "covary", Name: "Covary", JsonData: asked.JSONData,
			DecryptedSecureJsonData: asked.Secrets, LastUpdatedMS: time.Now().UnixMilli(),
		},
		GrafanaConfig: map[string]string{"GF_APP_URL": "http://127.0.0.1:3000/"},
	}
}

func checkHealth(ctx context.Context, connection plugin.ClientProtocol, asked request, result *report) error {
	service, err := dispense[grpcplugin.DiagnosticsClient](connection, "diagnostics")
	if err != nil {
		return err
	}
	answer, err := service.CheckHealth(ctx, &pluginv2.CheckHealthRequest{PluginContext: pluginContext(asked)})
	if err != nil {
		return fmt.Errorf("health: %w", err)
	}
	result.Health.Status, result.Health.Message = answer.Status.String(), answer.Message
	result.Health.Details = answer.JsonDetails
	return nil
}

func collectMetrics(ctx context.Context, connection plugin.ClientProtocol, asked request, result *report) error {
	service, err := dispense[grpcplugin.DiagnosticsClient](connection, "diagnostics")
	if err != nil {
		return err
	}
	answer, err := service.CollectMetrics(ctx, &pluginv2.CollectMetricsRequest{PluginContext: pluginContext(asked)})
	if err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	result.Metrics = string(answer.Metrics.GetPrometheus())
	return nil
}

func queryData(ctx context.Context, connection plugin.ClientProtocol, asked request, result *report) error {
	service, err := dispense[grpcplugin.DataClient](connection, "data")
	if err != nil {
		return err
	}
	sent := &pluginv2.QueryDataRequest{PluginContext: pluginContext(asked), Headers: asked.Headers}
	for _, query := range asked.Queries {
		sent.Queries = append(sent.Queries, &pluginv2.DataQuery{
			RefId: query.RefID, MaxDataPoints: query.MaxDataPoints, IntervalMS: query.IntervalMs, Json: query.Model,
			TimeRange: &pluginv2.TimeRange{FromEpochMS: query.FromMs, ToEpochMS: query.ToMs},
		})
	}
	var answer *pluginv2.QueryDataResponse
	for range max(asked.Repeat, 1) {
		begin := time.Now()
		if answer, err = service.QueryData(ctx, sent); err != nil {
			return fmt.Errorf("query: %w", err)
		}
		result.QueryMs = append(result.QueryMs, since(begin))
	}
	for refID, answered := range answer.Responses {
		frames, err := data.UnmarshalArrowFrames(answered.Frames)
		if err != nil {
			return fmt.Errorf("query %s: frame: %w", refID, err)
		}
		described := response{Error: answered.Error, Status: answered.Status, ErrorSource: answered.ErrorSource}
		for _, decoded := range frames {
			if _, err := decoded.RowLen(); err != nil {
				return fmt.Errorf("query %s: frame %s: %w", refID, decoded.Name, err)
			}
			described.Frames = append(described.Frames, describeFrame(decoded))
		}
		if len(frames) > 0 {
			described.Alerting = readAsAlerting(frames)
		}
		result.Responses[refID] = described
	}
	return nil
}

func describeFrame(decoded *data.Frame) frame {
	described := frame{Name: decoded.Name, RefID: decoded.RefID, Meta: decoded.Meta}
	for _, column := range decoded.Fields {
		values := make([]any, column.Len())
		for row := range values {
			if value, ok := column.ConcreteAt(row); ok {
				values[row] = jsonValue(value)
			}
		}
		described.Fields = append(described.Fields, field{
			Name: column.Name, Type: column.Type().ItemTypeString(), Nullable: column.Nullable(),
			Labels: column.Labels, Config: column.Config, Values: values,
		})
	}
	return described
}

// Times as epoch milliseconds; what JSON cannot hold as a text.
func jsonValue(value any) any {
	switch value := value.(type) {
	case time.Time:
		return float64(value.UnixNano()) / 1e6
	case float64:
		if math.IsNaN(value) || math.IsInf(value, 0) {
			return fmt.Sprint(value)
		}
	}
	return value
}

// Reads frames by their declared type, as Grafana's server-side expressions do for alert rules.
func readAsAlerting(frames data.Frames) *alerting {
	frameType, err := reader.CanReadBasedOnMeta(frames)
	if err != nil {
		return &alerting{Type: string(frameType), Error: err.Error()}
	}
	result := &alerting{Type: string(frameType)}
	switch frameType.Kind() {
	case data.KindTimeSeries:
		err = readTimeSeries(frames, result)
	case data.KindNumeric:
		err = readNumbers(frames, result)
	default:
		err = fmt.Errorf("kind %s is not for alert rules", frameType.Kind())
	}
	if err != nil {
		result.Error = err.Error()
	}
	return result
}

func readTimeSeries(frames data.Frames, result *alerting) error {
	collectionReader, err := timeseries.CollectionReaderFromFrames(frames)
	if err != nil {
		return err
	}
	// Validating the data makes the reader check that times ascend.
	collection, err := collectionReader.GetCollection(true)
	if err != nil {
		return err
	}
	result.NoData = collection.NoData()
	for _, ref := range collection.Refs {
		length, err := ref.Len()
		if err != nil {
			return err
		}
		read := series{Name: ref.GetMetricName(), Labels: ref.GetLabels(), Points: length}
		for row := range length {
			_, value, err := ref.NullableFloat64Point(row)
			if err != nil {
				return err
			}
			read.Last = nil
			if value != nil {
				read.Last = jsonValue(*value)
			}
		}
		result.Series = append(result.Series, read)
	}
	return nil
}

func readNumbers(frames data.Frames, result *alerting) error {
	collectionReader, err := numeric.CollectionReaderFromFrames(frames)
	if err != nil {
		return err
	}
	collection, err := collectionReader.GetCollection(false)
	if err != nil {
		return err
	}
	result.NoData = collection.NoData()
	for _, ref := range collection.Refs {
		value, _, err := ref.NullableFloat64Value()
		if err != nil {
			return err
		}
		read := series{Name: ref.GetMetricName(), Labels: ref.GetLabels(), Points: 1}
		if value != nil {
			read.Last = jsonValue(*value)
		}
		result.Series = append(result.Series, read)
	}
	return nil
}

func callResource(ctx context.Context, connection plugin.ClientProtocol, asked request, result *report) error {
	if asked.Resource == nil {
		return nil
	}
	service, err := dispense[grpcplugin.ResourceClient](connection, "resource")
	if err != nil {
		return err
	}
	call, err := service.CallResource(ctx, &pluginv2.CallResourceRequest{
		PluginContext: pluginContext(asked), Path: asked.Resource.Path, Method: asked.Resource.Method, Url: asked.Resource.Path,
	})
	if err != nil {
		return fmt.Errorf("resource: %w", err)
	}
	for {
		part, err := call.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("resource: %w", err)
		}
		if result.Resource == nil {
			result.Resource = &resource{Code: part.Code, Headers: map[string][]string{}}
			for name, list := range part.Headers {
				result.Resource.Headers[name] = list.Values
			}
		}
		result.Resource.Body += string(part.Body)
	}
}

func runStream(ctx context.Context, connection plugin.ClientProtocol, asked request, result *report) error {
	if asked.Stream == nil {
		return nil
	}
	service, err := dispense[grpcplugin.StreamClient](connection, "stream")
	if err != nil {
		return err
	}
	decision, err := service.SubscribeStream(ctx, &pluginv2.SubscribeStreamRequest{
		PluginContext: pluginContext(asked), Path: asked.Stream.Path,
	})
	if err != nil {
		return fmt.Errorf("stream: %w", err)
	}
	result.Stream = &stream{Subscription: decision.Status.String()}
	streamCtx, cancel := context.WithCancel(ctx)
	defer cancel()
	call, err := service.RunStream(streamCtx, &pluginv2.RunStreamRequest{
		PluginContext: pluginContext(asked), Path: asked.Stream.Path,
	})
	if err != nil {
		return fmt.Errorf("stream: %w", err)
	}
	for len(result.Stream.Packets) < asked.Stream.Packets {
		packet, err := call.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("stream: %w", err)
		}
		decoded := new(data.Frame)
		if err := json.Unmarshal(packet.Data, decoded); err != nil {
			return fmt.Errorf("stream: packet: %w", err)
		}
		result.Stream.Packets = append(result.Stream.Packets, describeFrame(decoded))
	}
	return nil
}
